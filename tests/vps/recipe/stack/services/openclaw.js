// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
const { start, random } = require('./service.js');

start({
    name: 'openclaw',
    port: 3000,
    pages: { '/api/agents': 'select id, name from openclaw.agents order by id limit 20' },
    jobs: [
        [400, 'select id, name, model from openclaw.agents where id = $1', () => [random(200)]],
        [700, 'select id, title from openclaw.conversations where agent_id = $1 ' +
            'order by created_at desc limit 10', () => [random(200)]],
        // Nothing indexes conversation_id: this one reads the whole table.
        [3000, 'select id, role, body from openclaw.messages where conversation_id = $1 ' +
            'order by created_at', () => [random(20000)]],
        [5000, 'insert into openclaw.messages (conversation_id, role, body, created_at) ' +
            "values ($1, 'user', repeat(md5(random()::text), 3), now())", () => [random(20000)]],
    ],
});
