-- save
select * from "dead_letter" where "organisation_id" = @1 and "id" = @2
insert into "dead_letter" ("id", "event_id", "queue", "task", "operation", "attempt", "reason", "description", "at", "organisation_id", "retried_by", "retried_at") values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)

-- list
select top(50) * from "dead_letter" where "organisation_id" = @1 and ("at" > @2 or ("at" = @3 and "id" > @4)) order by "at", "id"

-- find
select * from "dead_letter" where "organisation_id" = @1 and "id" = @2

-- markRetried
update "dead_letter" set "retried_by" = @1, "retried_at" = @2 where "organisation_id" = @3 and "id" = @4
