/**
 * The audit of a mapper's decision: rails in, verdict out. Imports {@code text} for evidence, the
 * stages for statistics, {@code runtime}'s decision and JSON, and {@code spi}'s policy.
 */
package io.micromap.rails.audit;
