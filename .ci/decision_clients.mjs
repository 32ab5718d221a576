// Asks the service with both published clients: node decision_clients.mjs OPEN CLOSED TOKEN BOTH
import assert from "node:assert/strict";
import * as typesafe from "@typesafe-ai/sdk";
import OpenAI, { APIError } from "openai";

const [open, closed, token, both] = process.argv.slice(2);
const SURE = "swap 2 eth for usdc";
const STRANGE = "what is the capital of peru?";

const systemOne = (baseURL, apiKey = "any") =>
  new typesafe.TypeSafeClient({ apiKey, baseURL, defaultModel: "defi", retry: { maxRetries: 0 } });
const openAi = (address, apiKey = "any") =>
  new OpenAI({ apiKey, baseURL: `${address}/v1`, maxRetries: 0 });
const labels = (...names) => Object.fromEntries(names.map((name) => [name, null]));
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

async function refused(asked, type, status, ...words) {
  const error = await asked.then(
    () => assert.fail(`was answered instead of ${status}`),
    (e) => e,
  );
  assert.ok(error instanceof type, `${error}`);
  assert.equal(error.status, status);
  for (const word of words) assert.match(error.message, new RegExp(word));
}

const checks = {
  async "System One: choice, subset, catch-all and many questions in one request"() {
    const questions = {
      which: typesafe.choice("Which action?", labels("deposit_asset", "swap_asset", "stake_asset")),
      caught: typesafe.choice(null, labels("stake_asset", "borrow_asset", "none")),
      swap_asset: typesafe.noul("Is it a swap?"),
    };
    for (let i = 0; i < 100; i++) questions[`q${i}`] = typesafe.noul("label: stake_asset");
    const { answers, model } = await systemOne(open).systemOne({ state: SURE, questions });
    assert.equal(model, "defi");
    assert.equal(Object.keys(answers).length, 103);
    assert.equal(answers.which.choice, "swap_asset");
    assert.ok(answers.which.confidence > 0.5);
    assert.ok(Math.abs(sum(Object.values(answers.which.probabilities)) - 1) < 1e-9);
    assert.equal(answers.caught.choice, "none");
    assert.ok(answers.swap_asset.noul > 0.5 && answers.q99.noul < 0.5);
  },

  async "System One: an abstention has no confidence"() {
    const questions = { which: typesafe.choice("?", labels("deposit_asset", "swap_asset")) };
    const { answers } = await systemOne(open).systemOne({ state: STRANGE, questions });
    assert.equal(answers.which.confidence, 0);
    assert.equal(answers.which.micromap.status, "ABSTAINED");
  },

  async "System One: unknown option, score, wrong model, too large, no token"() {
    const client = systemOne(open);
    const ask = (question, more) =>
      client.systemOne({ state: SURE, questions: { q: question }, ...more });
    const choice = typesafe.choice("?", labels("swap_asset", "stake_asset"));
    const unprocessable = typesafe.UnprocessableEntityError;
    await refused(ask(typesafe.choice("?", labels("swap_asset", "swop"))), unprocessable, 422, "swop", "stake_asset");
    await refused(ask(typesafe.score("How angry?", ["calm", "angry"])), unprocessable, 422, "score");
    await refused(ask(typesafe.noul("Is the user angry?")), unprocessable, 422, "swap_asset");
    await refused(ask(choice, { model: "jev-latest" }), typesafe.NotFoundError, 404, "defi");
    await refused(ask(choice, { state: "x".repeat(2 << 20) }), typesafe.APIError, 413, "larger");
    const questions = { q: choice };
    await refused(systemOne(closed).systemOne({ state: SURE, questions }), typesafe.AuthenticationError, 401, "token");
    const { answers } = await systemOne(closed, token).systemOne({ state: SURE, questions });
    assert.equal(answers.q.choice, "swap_asset");
  },

  async "System One: the models, and the id of a request"() {
    const { data, requestId } = await systemOne(open).models.list().withResponse();
    assert.deepEqual(data.map((model) => model.name), ["defi"]);
    assert.ok(requestId);
  },

  async "OpenAI Decisions: choice, predicate, catch-all and refusal"() {
    const choices = (...names) => names.map((value) => ({ value }));
    const questions = [
      { type: "choice", name: "which", instructions: "?", choices: choices("deposit_asset", "swap_asset") },
      { type: "predicate", instructions: "label: swap_asset" },
      { type: "choice", instructions: "?", choices: choices("deposit_asset", "swap_asset", "other") },
    ];
    const ask = (input) => openAi(open).decisions.create({ model: "defi", input, questions });
    const sure = await ask([{ role: "user", content: [{ type: "input_text", text: SURE }] }]);
    assert.deepEqual(sure.answers.map((answer) => answer.type), ["choice", "predicate", "choice"]);
    assert.equal(sure.answers[0].name, "which");
    assert.equal(sure.answers[0].choice, "swap_asset");
    assert.ok(sure.answers[1].probability > 0.5);
    assert.ok(Math.abs(sum(sure.answers[2].probabilities.map((each) => each.probability)) - 1) < 1e-9);
    const strange = await ask(STRANGE);
    assert.deepEqual(strange.answers.map((answer) => answer.type), ["refusal", "refusal", "choice"]);
    assert.equal(strange.answers[2].choice, "other");
  },

  async "OpenAI Decisions: unknown option, wrong model, too many questions, no token"() {
    const client = openAi(open);
    const choice = (...names) => ({ type: "choice", instructions: "?", choices: names.map((value) => ({ value })) });
    const ask = (question, more) =>
      client.decisions.create({ model: "defi", input: SURE, questions: [question], ...more });
    const known = choice("swap_asset", "stake_asset");
    await refused(ask(choice("swap_asset", "swop")), APIError, 422, "swop", "stake_asset");
    await refused(ask(choice("swap_asset", true)), APIError, 422, "text");
    await refused(ask(known, { model: "gpt-6-luna" }), APIError, 404, "defi");
    await refused(ask(known, { questions: Array(401).fill(known) }), APIError, 422, "400");
    await refused(ask(known, { input: "x".repeat(2 << 20) }), APIError, 413, "larger");
    await refused(
      openAi(closed).decisions.create({ model: "defi", input: SURE, questions: [known] }),
      APIError, 401, "token",
    );
  },

  async "System One: all mappers at once"() {
    const client = systemOne(both);
    const ask = (state, ...names) =>
      client.systemOne({ model: "router", state, questions: { q: typesafe.choice("?", labels(...names)) } });
    const { answers, model } = await ask(SURE, "swap_asset", "stake_asset", "rotate", "arc/flip_h");
    assert.equal(model, "router");
    assert.equal(answers.q.choice, "swap_asset");
    assert.equal(answers.q.micromap.answered_by, "defi");
    const grid = await ask("rotate the grid a quarter turn clockwise", "defi/swap_asset", "rotate", "none");
    assert.equal(grid.answers.q.choice, "rotate");
    assert.equal(grid.answers.q.micromap.model.id, "arc");
    const strange = await ask(STRANGE, "swap_asset", "rotate", "none");
    assert.equal(strange.answers.q.choice, "none");
    assert.equal(strange.answers.q.micromap.answered_by, null);
    await refused(ask(SURE, "swap_asset", "shop/buy"), typesafe.UnprocessableEntityError, 422, "shop/buy", "swap_asset");
    assert.deepEqual((await client.models.list()).map((each) => each.name), ["arc", "defi", "router"]);
  },

  async "OpenAI Decisions: all mappers at once"() {
    const choices = ["swap_asset", "rotate"].map((value) => ({ value }));
    const questions = [{ type: "choice", instructions: "?", choices }, { type: "predicate", instructions: "label: defi/swap_asset" }];
    const { answers } = await openAi(both).decisions.create({ model: "router", input: SURE, questions });
    assert.equal(answers[0].choice, "swap_asset");
    assert.ok(answers[1].probability > 0.5);
  },

  async "OpenAI: the models"() {
    const models = [];
    for await (const model of openAi(open).models.list()) models.push(model.id);
    assert.deepEqual(models, ["defi"]);
  },
};

for (const [name, check] of Object.entries(checks)) {
  await check();
  console.log(`ok: ${name}`);
}
