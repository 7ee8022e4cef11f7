-- take
insert into "request" ("organisation_id", "id", "body_hash", "taken_at", "answer") values (@1, @2, @3, @4, @5)

-- answer
update "request" set "answer" = @1 where "organisation_id" = @2 and "id" = @3

-- release
delete from "request" where "organisation_id" = @1 and "id" = @2

-- forget
delete from "request" where "taken_at" < @1
