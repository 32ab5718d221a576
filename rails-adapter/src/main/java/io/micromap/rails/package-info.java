/**
 * The rails: independent evidence for or against a proposal, in three stages.
 *
 * <ul>
 *   <li>{@link io.micromap.rails.warp} makes the structure of a trace explicit,
 *   <li>{@link io.micromap.rails.detect} finds signals in it and weighs them against a null,
 *   <li>{@link io.micromap.rails.denoise} removes phantoms from raw traces, where asked to,
 *   <li>{@link io.micromap.rails.reference} composes them as the reference does, number for number,
 *   <li>{@link io.micromap.rails.fitted} is the project's own detector, fitted from labelled
 *       traces,
 *   <li>{@link io.micromap.rails.jsonl} answers raw traces line by line,
 *   <li>{@link io.micromap.rails.text} learns evidence from prompts and draws their channels,
 *   <li>{@link io.micromap.rails.audit} weighs a mapper's decision,
 *   <li>{@link io.micromap.rails.plot} draws a verdict,
 *   <li>{@link io.micromap.rails.format} is what the rails' files have in common.
 * </ul>
 */
package io.micromap.rails;
