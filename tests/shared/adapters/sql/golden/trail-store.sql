-- removedUpTo
select "up_to" from "trail_mark" where "organisation_id" = @1 and "event_id" = @2 and "trail" = @3

-- due
select top(50) "event"."id" from "event" left join "trail_mark" on "trail_mark"."organisation_id" = "event"."organisation_id" and "trail_mark"."event_id" = "event"."id" and "trail_mark"."trail" = @1 where "event"."organisation_id" = @2 and "event"."closed" = @3 and "event"."erased" is null and "event"."id" > @4 and ("trail_mark"."oldest" is null or "trail_mark"."oldest" < @5) order by "event"."id"

-- remove
select "up_to" from "trail_mark" where "organisation_id" = @1 and "event_id" = @2 and "trail" = @3
insert into "trail_mark" ("organisation_id", "event_id", "trail", "up_to", "oldest") values (@1, @2, @3, @4, @5)
update "trail_mark" set "up_to" = @1 where "organisation_id" = @2 and "event_id" = @3 and "trail" = @4 and "up_to" < @5

-- keep
select "up_to" from "trail_mark" where "organisation_id" = @1 and "event_id" = @2 and "trail" = @3
insert into "trail_mark" ("organisation_id", "event_id", "trail", "up_to", "oldest") values (@1, @2, @3, @4, @5)
update "trail_mark" set "oldest" = @1 where "organisation_id" = @2 and "event_id" = @3 and "trail" = @4
