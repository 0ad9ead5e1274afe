const { RefportApi } = require('./dist/credentials/RefportApi.credentials');
const { Refport } = require('./dist/nodes/Refport/Refport.node');

module.exports = { RefportApi, Refport };
