import { createServer, request as forward } from "node:http";

/**
 * A proxy in front of a sandbox that keeps every request as it arrived, byte for byte, and the answer
 * that went back: what the sandbox's own log must not show (keys, secrets) is here to be checked.
 */
export async function startTap(target) {
  const calls = [];
  const { hostname, port } = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    const call = { line: `${incoming.method} ${incoming.url}`, headers: incoming.headers, body: await bytes(incoming) };
    calls.push(call);
    const onward = forward({ hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers }, async (answer) => {
      call.status = answer.statusCode;
      call.answer = await bytes(answer);
      outgoing.writeHead(answer.statusCode, answer.headers).end(call.answer);
    });
    onward.on("error", () => outgoing.destroy());
    onward.end(call.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    calls,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bytes(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
