-- organisations
select distinct "organisation_id" from "event" order by "organisation_id"
