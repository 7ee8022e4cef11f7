-- ofIdentity
select * from "member" where "id" = @1

-- members
select * from "member" where "organisation_id" = @1 order by "id"

-- memberVersions
select top(50) * from "member_change" where "organisation_id" = @1 and "version" < @2 order by "version" desc

-- replaceMembers
select max("version") as "version" from "member_change" where "organisation_id" = @1
insert into "member_change" ("organisation_id", "version", "at", "changed_by", "changes") values (@1, @2, @3, @4, @5)
delete from "member" where "organisation_id" = @1
select "id" from "member" where "id" = @1
insert into "member" ("organisation_id", "id", "name", "mail", "roles", "substitutes", "absences") values (@1, @2, @3, @4, @5, @6, @7)
