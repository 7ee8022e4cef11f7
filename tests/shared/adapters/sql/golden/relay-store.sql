-- pending
select top(10) * from "outbox" order by "attempts", "n"
select top(10) * from "outbox" where "organisation_id" = @1 and "event_id" = @2 order by "attempts", "n"

-- confirm
delete from "outbox" where "organisation_id" = @1 and "event_id" = @2 and "id" in (@3)
delete from "outbox" where "organisation_id" = @1 and "event_id" = @2 and "id" in (@3, @4)

-- postpone
update "outbox" set "attempts" = "attempts" + @1 where "organisation_id" = @2 and "event_id" = @3 and "id" = @4

-- runsWithUnreadLetters
select top(10) "organisation_id", "id", "row" from "event" where "closed" = @1 and "letters" > "acknowledged" order by "created_at"
select top(10) "organisation_id", "id", "row" from "event" where "closed" = @1 and "letters" > "acknowledged" and "organisation_id" = @2 and "id" = @3 order by "created_at"

-- backlog
select "kind", count(*) as "count" from "outbox" group by "kind" order by "kind"
select count(*) as "count" from "event" where "closed" = @1 and "started_on" is not null and "erased" is null
select count(*) as "count" from "dead_letter" where "retried_at" is null
