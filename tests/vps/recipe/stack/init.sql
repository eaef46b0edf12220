-- The stack's database. messages.conversation_id is filtered often and has no index, notes has
-- the same index twice, executions' foreign key has none: things a real database would show.
-- SPDX-License-Identifier: GPL-3.0-or-later
create extension pg_stat_statements;
create schema openclaw;
create schema n8n;
create schema opennotebook;

create table openclaw.agents (id serial primary key, name text not null, model text not null);
create table openclaw.conversations (
    id serial primary key, agent_id int not null references openclaw.agents, title text not null,
    created_at timestamptz not null);
create table openclaw.messages (
    id bigserial primary key, conversation_id int not null, role text not null, body text not null,
    created_at timestamptz not null);
create table n8n.workflow_entity (
    id serial primary key, name text not null, active boolean not null);
create table n8n.execution_entity (
    id bigserial primary key, workflow_id int not null references n8n.workflow_entity,
    status text not null, started_at timestamptz not null, stopped_at timestamptz);
create table opennotebook.notebooks (id serial primary key, name text not null);
create table opennotebook.notes (
    id serial primary key, notebook_id int not null references opennotebook.notebooks,
    title text not null, body text not null, updated_at timestamptz not null);

insert into openclaw.agents (name, model)
    select 'agent ' || i, 'model-' || i % 5 from generate_series(1, 200) i;
insert into openclaw.conversations (agent_id, title, created_at)
    select 1 + i % 200, 'conversation ' || i, now() - i * interval '3 min'
    from generate_series(1, 20000) i;
insert into openclaw.messages (conversation_id, role, body, created_at)
    select 1 + (i * 7919::bigint) % 20000, case i % 2 when 0 then 'user' else 'assistant' end,
        repeat(md5(i::text), 3), now() - i * interval '10 s'
    from generate_series(1, 300000) i;
insert into n8n.workflow_entity (name, active)
    select 'workflow ' || i, i % 4 <> 0 from generate_series(1, 50) i;
insert into n8n.execution_entity (workflow_id, status, started_at, stopped_at)
    select 1 + i % 50, case when i % 17 = 0 then 'error' else 'success' end,
        now() - i * interval '1 min', now() - i * interval '1 min' + (i % 90) * interval '1 s'
    from generate_series(1, 150000) i;
insert into opennotebook.notebooks (name)
    select 'notebook ' || i from generate_series(1, 300) i;
insert into opennotebook.notes (notebook_id, title, body, updated_at)
    select 1 + i % 300, 'note ' || i, repeat(md5(i::text), 4), now() - i * interval '5 min'
    from generate_series(1, 80000) i;

create index conversations_agent on openclaw.conversations (agent_id, created_at);
create index notes_notebook on opennotebook.notes (notebook_id);
create index notes_notebook_2 on opennotebook.notes (notebook_id);
analyze;
select pg_stat_statements_reset();
