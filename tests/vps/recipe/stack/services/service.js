// A small stand-in for one of the stack's programs: answers /healthz after asking the database,
// and keeps asking it things at a gentle rate. SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
const http = require('http');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
pool.on('error', (error) => console.error('database:', error.message));

const random = (limit) => 1 + Math.floor(Math.random() * limit);

async function handle(request, response, pages) {
    const path = request.url.split('?')[0];
    const sql = path === '/healthz' ? 'select 1 as ok' : pages[path];
    if (!sql) {
        response.writeHead(path === '/' ? 200 : 404, { 'Content-Type': 'text/plain' });
        response.end(path === '/' ? 'ok\n' : 'not found\n');
        return;
    }
    try {
        const result = await pool.query(sql);
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(result.rows) + '\n');
    } catch (error) {
        response.writeHead(503, { 'Content-Type': 'text/plain' });
        response.end('database not reachable\n');
    }
}

// Each job is [milliseconds between runs, SQL, function giving the values].
function start({ name, port, jobs, pages = {} }) {
    http.createServer((request, response) => handle(request, response, pages))
        .listen(port, () => console.log(`${name} listens on ${port}`));
    for (const [interval, sql, values] of jobs) {
        const once = () => pool.query(sql, values ? values() : [])
            .catch((error) => console.error(`${name}:`, error.message))
            .finally(() => setTimeout(once, interval * (0.75 + Math.random() / 2)));
        setTimeout(once, Math.random() * interval);
    }
    process.on('SIGTERM', () => process.exit(0));
}

module.exports = { start, random };
