package io.micromap.service.traffic;

import io.micromap.evaluation.traffic.Category;
import java.util.SortedMap;

/**
 * How far the last decisions of a mapper are from those on its validation rows.
 *
 * @param model name of the mapper
 * @param alarm whether they are unlike them
 * @param distances by kind, half the sum of the differences of all shares, in [0, 1]
 */
public record DriftState(String model, boolean alarm, SortedMap<Category.Kind, Double> distances) {}
