/**
 * A mapper over Apache Spark's data frames, in SQL, and as a job for spark-submit; may import
 * Spark, picocli and {@code runtime}.
 */
@NullMarked
package io.micromap.spark;

import org.jspecify.annotations.NullMarked;
