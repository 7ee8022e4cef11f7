-- list
select top(50) * from "report" where "organisation_id" = @1 and "id" < @2 order by "id" desc

-- find
select * from "report" where "organisation_id" = @1 and "id" = @2

-- write
select "id" from "report" where "organisation_id" = @1 and "id" = @2
insert into "report" ("organisation_id", "id", "last_day", "written_at", "events") values (@1, @2, @3, @4, @5)
update "event" set "letters" = "letters" where "organisation_id" = @1 and "id" = @2
select "id" from "event" where "organisation_id" = @1 and "id" = @2 and "erased" is null
insert into "report_part" ("organisation_id", "event_id", "report", "body") values (@1, @2, @3, @4)
