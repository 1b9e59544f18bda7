const assert = require('assert');
const axios = require('axios');
const { start, normalizeUrl } = require('../src');

describe('api on port 3001', function () {
  this.timeout(10000);
  let server;
  before(async () => {
    server = await start();
    server.listen(3055);
  });

  it('lists items', async () => {
    const client = axios.create({ baseURL: 'http://localhost:3055/api', timeout: 2500 });
    const { status } = await client.get('/items?limit=1000');
    assert.strictEqual(status, 200);
    assert.equal(server.address().port, 3055);
  });

  it('normalizes', () => {
    assert.equal(normalizeUrl('HTTP://Example.com:80/a'), 'http://example.com/a');
    assert.deepEqual(normalizeUrl('http://localhost:8080//x'), 'http://localhost:8080/x');
  });
});
