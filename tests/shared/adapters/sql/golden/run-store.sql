-- createEvent
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
insert into "data_key" ("organisation_id", "id", "purpose", "version", "wrapped", "wrapped_by", "created_at", "retired_at") values (@1, @2, @3, @4, @5, @6, @7, @8)
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
insert into "event" ("organisation_id", "id", "row", "created_at", "created_by", "acknowledged", "closed", "letters", "records", "activities", "outbox", "version", "decision_seq", "decision_hash", "change_seq", "change_hash") values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16)

-- transaction
update "event" set "letters" = "letters" where "organisation_id" = @1 and "id" = @2
select * from "event" where "organisation_id" = @1 and "id" = @2
update "event" set "row" = @1, "acknowledged" = @2, "closed" = @3, "started_on" = @4, "started_by" = @5 where "organisation_id" = @6 and "id" = @7

-- events
select * from "event" where "organisation_id" = @1 and "erased" is null order by "created_at" desc, "id"
select top(50) * from "event" where "organisation_id" = @1 and "erased" is null and ("created_at" < @2 or ("created_at" = @3 and "id" > @4)) order by "created_at" desc, "id"

-- body
select "body" from "artifact" where "organisation_id" = @1 and "event_id" = @2 and "type" = @3 and "revision" = @4
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
select "body" from "outbox" where "organisation_id" = @1 and "event_id" = @2 and "id" = @3

-- pendingDocuments
select "body" from "outbox" where "organisation_id" = @1 and "event_id" = @2 and "document_kind" = @3 order by "n"
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"

-- approvalsOf
select top(50) * from "approval" where "organisation_id" = @1 and "event_id" = @2 and "status" = @3 and ("requested_at" > @4 or ("requested_at" = @5 and "event_id" > @6) or ("requested_at" = @7 and "event_id" = @8 and "id" > @9)) order by "requested_at", "event_id", "id"

-- erase
insert into "event" ("organisation_id", "id", "row", "created_at", "created_by", "acknowledged", "closed", "letters", "records", "activities", "outbox", "version", "decision_seq", "decision_hash", "change_seq", "change_hash") values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16)
update "event" set "letters" = "letters" where "organisation_id" = @1 and "id" = @2
select * from "event" where "organisation_id" = @1 and "id" = @2
select * from "event" where "organisation_id" = @1 and "id" = @2
delete from "inbox" where "organisation_id" = @1 and "event_id" = @2
delete from "operation" where "organisation_id" = @1 and "event_id" = @2
delete from "record" where "organisation_id" = @1 and "event_id" = @2
delete from "artifact" where "organisation_id" = @1 and "event_id" = @2
delete from "task_state" where "organisation_id" = @1 and "event_id" = @2
delete from "model_turn" where "organisation_id" = @1 and "event_id" = @2
delete from "question" where "organisation_id" = @1 and "event_id" = @2
delete from "approval" where "organisation_id" = @1 and "event_id" = @2
delete from "outbox" where "organisation_id" = @1 and "event_id" = @2
delete from "request" where "organisation_id" = @1 and "event_id" = @2
delete from "dead_letter" where "organisation_id" = @1 and "event_id" = @2
delete from "report_part" where "organisation_id" = @1 and "event_id" = @2
delete from "trail_mark" where "organisation_id" = @1 and "event_id" = @2
delete from "data_key" where "organisation_id" = @1 and "purpose" = @2
update "log_entry" set "entry" = @1 where "organisation_id" = @2 and "event_id" = @3
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "log_entry" ("organisation_id", "event_id", "log", "entry", "at", "content_hash", "previous_hash", "seq", "hash") values (@1, @2, @3, @4, @5, @6, @7, @8, @9)
update "event" set "row" = @1, "closed" = @2, "erased" = @3, "decision_seq" = @4, "decision_hash" = @5, "acknowledged" = "letters" where "organisation_id" = @6 and "id" = @7
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- event
select * from "event" where "organisation_id" = @1 and "id" = @2

-- lettersAfter
select "seq" from "inbox" where "letter_key" = @1 and "organisation_id" = @2 and "event_id" = @3
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "inbox" ("organisation_id", "event_id", "seq", "letter_key", "kind", "body") values (@1, @2, @3, @4, @5, @6)
select * from "inbox" where "organisation_id" = @1 and "event_id" = @2 and "seq" > @3 order by "seq"

-- causeOf
select "body" from "inbox" where "organisation_id" = @1 and "event_id" = @2 and "seq" = @3
select * from "event" where "organisation_id" = @1 and "id" = @2

-- records
select * from "record" where "organisation_id" = @1 and "event_id" = @2 and "seq" > @3 and "seq" <= @4 order by "seq"

-- heads
select "type", "envelope" from "artifact" where "organisation_id" = @1 and "event_id" = @2 order by "type", "revision"

-- revisions
select "envelope" from "artifact" where "organisation_id" = @1 and "event_id" = @2 and "type" = @3 and "revision" > @4 and "revision" <= @5 order by "revision"

-- taskStates
select * from "task_state" where "organisation_id" = @1 and "event_id" = @2

-- questions
select * from "question" where "organisation_id" = @1 and "event_id" = @2 order by "id"

-- approvals
select * from "approval" where "organisation_id" = @1 and "event_id" = @2 order by "id"

-- log
select * from "log_entry" where "organisation_id" = @1 and "event_id" = @2 and "log" = @3 and "seq" > @4 and "seq" <= @5 order by "seq"

-- erasure
select * from "event" where "organisation_id" = @1 and "id" = @2

-- chain
select * from "log_entry" where "organisation_id" = @1 and "event_id" = @2 and "log" = @3 and "seq" > @4 and "seq" <= @5 order by "seq"

-- logHeads
select * from "event" where "organisation_id" = @1 and "id" = @2

-- operation
select * from "operation" where "organisation_id" = @1 and "event_id" = @2 and "id" = @3

-- contents
select * from "event" where "organisation_id" = @1 and "id" = @2
select "type", "envelope" from "artifact" where "organisation_id" = @1 and "event_id" = @2 order by "type", "revision"
select * from "task_state" where "organisation_id" = @1 and "event_id" = @2
select * from "record" where "organisation_id" = @1 and "event_id" = @2 and "seq" > @3 and "seq" <= @4 order by "seq"
select * from "question" where "organisation_id" = @1 and "event_id" = @2 order by "id"
select * from "approval" where "organisation_id" = @1 and "event_id" = @2 order by "id"

-- settings
select (select count(*) as "n" from "organisation_policy" where "organisation_id" = @1) as "policies", (select count(*) as "n" from "knowledge_overrides" where "organisation_id" = @2) as "overrides", (select count(*) as "n" from "organisation_import" where "organisation_id" = @3) as "imports"
select * from "organisation_policy" where "organisation_id" = @1 and "version" = (select max("version") as "version" from "organisation_policy" where "organisation_id" = @2)
select * from "knowledge_overrides" where "organisation_id" = @1 order by "name", "version"
select "list", max("version") as "version" from "organisation_import" where "organisation_id" = @1 group by "list"

-- saveEvent
select * from "event" where "organisation_id" = @1 and "id" = @2

-- appendLetter
select "seq" from "inbox" where "letter_key" = @1 and "organisation_id" = @2 and "event_id" = @3
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "inbox" ("organisation_id", "event_id", "seq", "letter_key", "kind", "body") values (@1, @2, @3, @4, @5, @6)

-- saveOperation
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
insert into "data_key" ("organisation_id", "id", "purpose", "version", "wrapped", "wrapped_by", "created_at", "retired_at") values (@1, @2, @3, @4, @5, @6, @7, @8)
insert into "operation" ("organisation_id", "event_id", "id", "result") values (@1, @2, @3, @4)

-- appendRecord
select * from "event" where "organisation_id" = @1 and "id" = @2
select * from "data_key" where "organisation_id" = @1 and "purpose" = @2 order by "version"
insert into "record" ("organisation_id", "event_id", "seq", "kind", "body", "recorded_by", "at", "simulated") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- saveArtifact
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "artifact" ("organisation_id", "event_id", "type", "revision", "envelope", "body") values (@1, @2, @3, @4, @5, @6)
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- saveTaskState
select * from "event" where "organisation_id" = @1 and "id" = @2
update "task_state" set "input_hash" = @1, "revision" = @2, "conflicts" = @3 where "organisation_id" = @4 and "event_id" = @5 and "task" = @6
insert into "task_state" ("organisation_id", "event_id", "task", "input_hash", "revision", "conflicts") values (@1, @2, @3, @4, @5, @6)

-- saveQuestion
select * from "event" where "organisation_id" = @1 and "id" = @2
update "question" set "row" = @1 where "organisation_id" = @2 and "event_id" = @3 and "id" = @4
insert into "question" ("organisation_id", "event_id", "id", "row") values (@1, @2, @3, @4)

-- saveApproval
select * from "event" where "organisation_id" = @1 and "id" = @2
update "approval" set "row" = @1, "requested_at" = @2 where "organisation_id" = @3 and "event_id" = @4 and "id" = @5
insert into "approval" ("organisation_id", "event_id", "id", "row", "requested_at") values (@1, @2, @3, @4, @5)

-- appendLog
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "log_entry" ("organisation_id", "event_id", "log", "seq", "at", "entry", "content_hash", "previous_hash", "hash") values (@1, @2, @3, @4, @5, @6, @7, @8, @9)
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)
insert into "log_entry" ("organisation_id", "event_id", "log", "seq", "at", "entry", "content_hash", "previous_hash", "hash") values (@1, @2, @3, @4, @5, @6, @7, @8, @9)
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- appendActivity
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- appendTrace
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- countStarted
update "data_key" set "version" = "version" where "organisation_id" = @1 and "purpose" = @2
select "started_by", "started_on", "closed", count(*) as "runs" from "event" where "organisation_id" = @1 and "id" <> @2 and "started_on" is not null and ("closed" = @3 or "started_on" = @4) group by "started_by", "started_on", "closed"

-- queueStart
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- checkpoints
select * from "log_checkpoint" where "organisation_id" = @1 and "event_id" = @2

-- removeLogPrefix
delete from "log_entry" where "organisation_id" = @1 and "event_id" = @2 and "log" = @3 and "seq" <= @4
update "log_checkpoint" set "seq" = @1, "hash" = @2, "removed_at" = @3, "signature" = @4 where "organisation_id" = @5 and "event_id" = @6 and "log" = @7
insert into "log_checkpoint" ("organisation_id", "event_id", "log", "seq", "hash", "removed_at", "signature") values (@1, @2, @3, @4, @5, @6, @7)

-- queueMessage
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- queueWork
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "outbox" ("organisation_id", "event_id", "id", "kind", "n", "attempts", "document_kind", "body") values (@1, @2, @3, @4, @5, @6, @7, @8)

-- modelTurn
select * from "model_turn" where "organisation_id" = @1 and "event_id" = @2 and "id" = @3

-- saveModelTurn
select * from "model_turn" where "organisation_id" = @1 and "event_id" = @2 and "id" = @3
select * from "event" where "organisation_id" = @1 and "id" = @2
insert into "model_turn" ("organisation_id", "event_id", "id", "fingerprint", "answer") values (@1, @2, @3, @4, @5)

-- events, for a partner
select * from "event" where "organisation_id" = @1 and "erased" is null and "created_by" = @2 order by "created_at" desc, "id"

-- event, for a partner
select * from "event" where "organisation_id" = @1 and "id" = @2 and "created_by" = @3

-- records, for a partner
select * from "record" where "organisation_id" = @1 and "event_id" = @2 and "event_id" in (select "id" from "event" where "organisation_id" = @3 and "created_by" = @4) and "seq" > @5 and "seq" <= @6 order by "seq"

-- approvalsOf, for a partner
select top(50) * from "approval" where "organisation_id" = @1 and "event_id" in (select "id" from "event" where "organisation_id" = @2 and "created_by" = @3) order by "requested_at", "event_id", "id"
