/** What is counted of requests and decisions, for Prometheus. */
@NullMarked
package io.micromap.service.metrics;

import org.jspecify.annotations.NullMarked;
