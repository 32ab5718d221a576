/** The audit of a mapper's decision: rails in, verdict out. */
package io.micromap.rails.audit;
