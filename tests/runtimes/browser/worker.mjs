import { Spoki } from "spoki-wasm";

onmessage = async ({ data: { url, key } }) => {
  const spoki = new Spoki({ apiKey: key, baseUrl: url, rateLimit: "off" });
  try {
    postMessage((await spoki.tags.list()).items.length > 0);
  } catch (error) {
    postMessage(`${error.name}: ${error.message}`);
  }
};
