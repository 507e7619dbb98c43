/** The way from page to page: as servers write it, and so that it ends. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DecodeError, Spoki } from "spoki-wasm";
import { json, rejection } from "../support/fakes.mjs";

/** A client of a server that gives each page by what is asked for, and the targets that were asked for. */
function server(pageAt, baseUrl = "https://spoki.example") {
  const asked = [];
  const fetch = async (url) => {
    const { origin, pathname, search } = new URL(url);
    assert.equal(origin, baseUrl);
    asked.push(pathname + search);
    return json(pageAt(search, asked.length));
  };
  const spoki = new Spoki({ apiKey: "k", baseUrl, rateLimit: "off", maxRetries: 0, fetch });
  return { spoki, asked };
}

/** The items that a loop saw, and the error that ended it. */
async function walk(pages) {
  const seen = [];
  const error = await rejection(async () => {
    for await (const { id } of pages) seen.push(id);
  });
  assert.ok(error instanceof DecodeError, `${error}`);
  assert.equal(error.operation, "tags.list");
  return { seen, error };
}

const item = (id) => ({ results: [{ id }] });

describe("the address of the next page", () => {
  for (const next of [
    "http://spoki.example/api/1/tags/?page=2",
    "https://spoki.example:443/api/1/tags/?page=2",
    "http://SPOKI.example:80/api/1/tags/?page=2",
    "//spoki.example/api/1/tags/?page=2",
    "/api/1/tags/?page=2",
    "?page=2",
    "./?page=2",
  ]) {
    it(`${next} is asked of the configured origin`, async () => {
      const { spoki, asked } = server((search) => (search ? item(2) : { ...item(1), next }));
      assert.deepEqual((await spoki.tags.list().toArray()).map(({ id }) => id), [1, 2]);
      assert.deepEqual(asked, ["/api/1/tags/", "/api/1/tags/?page=2"]);
    });
  }

  for (const next of [
    "https://elsewhere.example/api/1/tags/?page=2",
    "//elsewhere.example/api/1/tags/?page=2",
    "https://spoki.example:8443/api/1/tags/?page=2",
    "https://key@spoki.example/api/1/tags/?page=2",
    "https://spoki.example/admin/?page=2",
    "../../../admin/?page=2",
    "?page=1",
  ]) {
    it(`${next} is refused, and the page before it is not`, async () => {
      const { spoki, asked } = server(() => ({ ...item(1), next }));
      const { seen, error } = await walk(spoki.tags.list());
      assert.deepEqual([seen, error.fault, asked.length], [[1], "next_refused", 1]);
    });
  }

  for (const next of [2, true, "", {}, ["?page=2"]]) {
    it(`that is ${JSON.stringify(next)} is no end of the list`, async () => {
      const { spoki } = server(() => ({ ...item(1), next }));
      const { seen, error } = await walk(spoki.tags.list());
      assert.deepEqual([seen, error.fault], [[1], "next_unusable"]);
      assert.match(error.message, /no address/);
    });
  }

  it("that is null or missing is the end", async () => {
    for (const end of [{ next: null }, {}]) {
      const { spoki } = server(() => ({ ...item(1), ...end }));
      assert.equal((await spoki.tags.list().toArray()).length, 1);
    }
  });
});

describe("pages without end", () => {
  it("of two cursors that name each other are told before one comes again", async () => {
    const { spoki, asked } = server((search) => ({ ...item(search), next: search === "?cursor=a" ? "?cursor=b" : "?cursor=a" }));
    const { seen, error } = await walk(spoki.tags.list());
    assert.deepEqual([seen, error.fault], [["", "?cursor=a", "?cursor=b"], "next_circle"]);
    assert.equal(asked.length, 3);
    assert.match(error.message, /before/);
  });

  it("that come back to the first page are told before it comes again", async () => {
    const { spoki, asked } = server((search) => ({ ...item(search), next: search === "?page_size=5" ? "?cursor=b" : "?page_size=5" }));
    assert.equal((await walk(spoki.tags.list({ page_size: 5 }))).error.fault, "next_circle");
    assert.equal(asked.length, 2);
  });

  it("of an offset or a page that does not grow are refused", async () => {
    for (const count of ["offset=20", "page=2"]) {
      const { spoki, asked } = server((_, number) => ({ ...item(number), next: `?${count}&at=${number}` }));
      assert.equal((await walk(spoki.tags.list())).error.fault, "next_refused");
      assert.equal(asked.length, 2);
    }
  });

  it("that come round after hundreds of pages end as well", async () => {
    const LENGTH = 300;
    const { spoki, asked } = server((search, number) => ({ ...item(number), next: `?cursor=c${number % LENGTH}` }));
    assert.equal((await walk(spoki.tags.list())).error.fault, "next_circle");
    assert.ok(asked.length <= 4 * LENGTH, `${asked.length} pages were asked for`);
  });

  it("that are empty end after 25 in a row", async () => {
    const { spoki, asked } = server((_, number) => ({ results: [], next: `?cursor=c${number}` }));
    const { error } = await walk(spoki.tags.list());
    assert.equal(error.fault, "next_endless");
    assert.equal(asked.length, 25);
  });

  it("are not those that a caller walks over twice, nor some empty ones", async () => {
    const { spoki } = server((search) => {
      const number = Number(search.slice("?cursor=".length));
      return { results: number % 20 === 0 ? [{ id: number }] : [], next: number < 100 ? `?cursor=${number + 1}` : null };
    });
    const first = await spoki.tags.list();
    for (let round = 0; round < 2; round += 1) {
      const seen = [];
      for await (const { id } of first) seen.push(id);
      assert.deepEqual(seen, [0, 20, 40, 60, 80, 100]);
    }
  });
});
