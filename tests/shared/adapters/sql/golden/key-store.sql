-- rewrap
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"

-- renew
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
insert into "data_key" ("organisation_id", "id", "purpose", "version", "wrapped", "wrapped_by", "created_at", "retired_at") values (@1, @2, @3, @4, @5, @6, @7, @8)
update "data_key" set "retired_at" = @1 where "organisation_id" = @2 and "purpose" = @3 and "version" < @4 and "retired_at" is null

-- reseal
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
select * from "data_key" where "organisation_id" = @1 and "purpose" like @2 and "wrapped_by" != @3
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
update "data_key" set "wrapped" = @1, "wrapped_by" = @2 where "organisation_id" = @3 and "id" = @4 and "wrapped_by" = @5
select "id", "row" from "event" where "organisation_id" = @1 and "row" is not null and "row" not like @2
update "event" set "row" = @1 where "organisation_id" = @2 and "id" = @3 and "row" = @4
update "event" set "row" = @1 where "organisation_id" = @2 and "id" = @3 and "row" = @4
select "id", "erased" from "event" where "organisation_id" = @1 and "erased" is not null and "erased" not like @2
update "event" set "erased" = @1 where "organisation_id" = @2 and "id" = @3 and "erased" = @4
select * from "organisation_venues" where "organisation_id" = @1 and "row" not like @2
select * from "organisation_vendors" where "organisation_id" = @1 and "row" not like @2
select * from "organisation_prices" where "organisation_id" = @1 and "row" not like @2
