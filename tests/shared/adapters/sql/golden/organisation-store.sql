-- versions
select * from "organisation_import" where "organisation_id" = @1 and "list" = @2 order by "version" desc

-- rows
select "n", "row" from "organisation_venues" where "organisation_id" = @1 and "version" = @2 and "n" >= @3 and "n" < @4 order by "n"

-- replace
select * from "organisation_import" where "organisation_id" = @1 and "list" = @2 order by "version" desc
insert into "organisation_import" ("organisation_id", "list", "version", "import_id", "at", "imported_by", "format", "row_count") values (@1, @2, @3, @4, @5, @6, @7, @8)
insert into "organisation_venues" ("organisation_id", "version", "n", "row") values (@1, @2, @3, @4), (@5, @6, @7, @8)
select * from "organisation_import" where "organisation_id" = @1 and "list" = @2 order by "version" desc
insert into "organisation_import" ("organisation_id", "list", "version", "import_id", "at", "imported_by", "format", "row_count") values (@1, @2, @3, @4, @5, @6, @7, @8)
insert into "organisation_vendors" ("organisation_id", "version", "n", "row") values (@1, @2, @3, @4), (@5, @6, @7, @8)
select * from "organisation_import" where "organisation_id" = @1 and "list" = @2 order by "version" desc
insert into "organisation_import" ("organisation_id", "list", "version", "import_id", "at", "imported_by", "format", "row_count") values (@1, @2, @3, @4, @5, @6, @7, @8)
insert into "organisation_prices" ("organisation_id", "version", "n", "row") values (@1, @2, @3, @4), (@5, @6, @7, @8)

-- overrides
select * from "knowledge_overrides" where "organisation_id" = @1 order by "name", "version"

-- overrideVersions
select * from "knowledge_overrides" where "organisation_id" = @1 and "name" = @2 order by "version" desc

-- saveOverride
select * from "knowledge_overrides" where "organisation_id" = @1 and "name" = @2 order by "version" desc
insert into "knowledge_overrides" ("organisation_id", "name", "version", "value", "source", "at", "set_by") values (@1, @2, @3, @4, @5, @6, @7)

-- policyVersions
select * from "organisation_policy" where "organisation_id" = @1 order by "version" desc

-- savePolicy
select * from "organisation_policy" where "organisation_id" = @1 order by "version" desc
insert into "organisation_policy" ("organisation_id", "version", "at", "set_by", "reason", "policy") values (@1, @2, @3, @4, @5, @6)
