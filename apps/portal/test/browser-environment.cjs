const { TestEnvironment } = require('jest-environment-jsdom');

/**
 * jsdom with Node's own fetch, so that specs talk real HTTP to a server of their own, at a known address.
 */
module.exports = class BrowserEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(
      {
        ...config,
        projectConfig: {
          ...config.projectConfig,
          testEnvironmentOptions: {
            url: 'http://portal.test/',
            pretendToBeVisual: true,
            ...config.projectConfig.testEnvironmentOptions,
          },
        },
      },
      context,
    );
    Object.assign(this.global, {
      fetch,
      Request,
      Response,
      Headers,
      AbortController,
      AbortSignal,
      TextEncoder,
      TextDecoder,
      ReadableStream,
      structuredClone,
    });
  }
};
