/**
 * Every mapper on every domain's prompts: how well it answers its own, how seldom it answers those
 * of other domains, and how well a router over all mappers does.
 */
package io.micromap.evaluation.crossdomain;
