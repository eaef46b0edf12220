// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
const { start, random } = require('./service.js');

start({
    name: 'n8n',
    port: 5678,
    jobs: [
        [1000, 'select id, name from n8n.workflow_entity where active and id = $1',
            () => [random(50)]],
        [2500, 'insert into n8n.execution_entity (workflow_id, status, started_at, stopped_at) ' +
            "values ($1, 'success', now() - interval '2 s', now())", () => [random(50)]],
        [9000, 'select w.name, e.status, count(*), avg(e.stopped_at - e.started_at) ' +
            'from n8n.execution_entity e join n8n.workflow_entity w on w.id = e.workflow_id ' +
            "where e.started_at > now() - interval '30 days' group by 1, 2 order by 3 desc"],
    ],
});
