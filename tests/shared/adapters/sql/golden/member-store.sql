-- ofIdentity
select * from "member" where "id" = @1

-- members
select * from "member" where "organisation_id" = @1 order by "id"

-- replaceMembers
delete from "member" where "organisation_id" = @1
select "id" from "member" where "id" = @1
insert into "member" ("organisation_id", "id", "name", "roles", "substitutes") values (@1, @2, @3, @4, @5)
