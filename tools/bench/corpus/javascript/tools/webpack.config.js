const path = require('path');

module.exports = {
  entry: './src/index.js',
  output: { path: path.resolve(__dirname, 'dist'), publicPath: 'http://localhost:3100/' },
  devServer: {
    port: 3100,
    hot: true,
    proxy: [{ context: ['/api'], target: 'http://localhost:3001' }],
    client: { webSocketURL: 'ws://localhost:3100/ws' },
  },
  performance: { maxEntrypointSize: 512000, maxAssetSize: 512000 },
  watchOptions: { poll: 1000, aggregateTimeout: 300 },
};
