// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
const { start, random } = require('./service.js');

start({
    name: 'opennotebook',
    port: 8080,
    jobs: [
        [1500, 'select id, title from opennotebook.notes where notebook_id = $1 ' +
            'order by updated_at desc limit 20', () => [random(300)]],
        [11000, 'select id, title from opennotebook.notes where body ilike $1 limit 50',
            () => [`%${random(9999)}abc%`]],
        [7000, 'update opennotebook.notes set updated_at = now() where id = $1',
            () => [random(80000)]],
    ],
});
