/**
 * @octokit/core. It merges, clones and sends what it gets (dist-src/merge.js and parse.js of @octokit/endpoint). It has no
 * time limit, only the caller's signal (dist-src/fetch-wrapper.js of @octokit/request), and repeats nothing.
 */
import { Octokit } from "@octokit/core";
import { KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch }) => {
  const octokit = new Octokit({ auth: KEY, baseUrl: ORIGIN, request: { fetch } });
  return async (contact) => (await octokit.request(`POST ${PATH}`, contact)).data;
};
