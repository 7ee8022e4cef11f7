-- take
insert into "request" ("organisation_id", "id", "body_hash", "taken_at", "answer", "event_id") values (@1, @2, @3, @4, @5, @6)

-- answer
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
update "request" set "answer" = @1, "event_id" = @2 where "organisation_id" = @3 and "id" = @4

-- release
delete from "request" where "organisation_id" = @1 and "id" = @2

-- forget
delete from "request" where "taken_at" < @1
