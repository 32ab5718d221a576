/**
 * Every mapper on every domain's prompts: how well it does on its own, how seldom it answers the
 * others', and how a router over all of them does.
 */
package io.micromap.evaluation.crossdomain;
