package io.micromap.rails.warp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Up to three principal components of feature vectors and the scale of each: a projection that
 * whitens what it was fitted on.
 *
 * @param mean of the features; all numbers are finite
 * @param components unit vectors, the strongest first; the largest part of each is positive, which
 *     settles their free signs
 * @param scales the sample deviation along each component, plus 1e-8
 * @param center the funnel's middle in the plane of the first two components
 */
public record PcaWarp(
    List<Double> mean, List<List<Double>> components, List<Double> scales, List<Double> center) {
  private static final int COMPONENTS = 3;
  private static final double EPSILON = 1e-8;

  /** Checks that the shapes fit together. */
  public PcaWarp {
    mean = List.copyOf(mean);
    components = components.stream().map(List::copyOf).toList();
    scales = List.copyOf(scales);
    center = List.copyOf(center);
    int features = mean.size();
    if (components.size() != scales.size()
        || center.size() > components.size()
        || components.stream().anyMatch(component -> component.size() != features)) {
      throw new IllegalArgumentException(
          "A projection needs one scale per component, as many numbers in each component as the"
              + " mean has, and no more numbers in the center than there are components");
    }
    requireFinite(mean);
    components.forEach(PcaWarp::requireFinite);
    requireFinite(scales);
    requireFinite(center);
    if (scales.stream().anyMatch(scale -> scale < 0)) {
      throw new IllegalArgumentException("The scales of a projection must be at least 0");
    }
  }

  private static void requireFinite(List<Double> values) {
    if (!values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("The numbers of a projection must be finite");
    }
  }

  /**
   * Fits the projection: centres the rows and takes the first right singular vectors.
   *
   * @param rows two or more feature vectors of one length
   */
  public static PcaWarp fit(double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException("Principal components need at least two rows");
    }
    double[] mean = PerpendicularEnergy.commonMode(rows);
    DMatrixRMaj centred = new DMatrixRMaj(rows);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < mean.length; column++) {
        centred.add(row, column, -mean[column]);
      }
    }
    DMatrixRMaj directions = rightSingularVectors(centred);
    int count = Math.min(COMPONENTS, Math.min(rows.length, mean.length));
    List<List<Double>> components = new ArrayList<>();
    List<Double> scales = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] component = signed(row(directions, i));
      components.add(boxed(component));
      scales.add(sampleDeviation(centred, component) + EPSILON);
    }
    return new PcaWarp(
        boxed(mean), components, scales, boxed(new double[Math.min(2, components.size())]));
  }

  /**
   * The distance of features from the funnel's middle, {@code |projected[0..1] - center|}, each
   * component being divided by its scale + 1e-8.
   */
  public double radius(double[] features) {
    double squares = 0;
    for (int i = 0; i < center.size(); i++) {
      double projected = 0;
      for (int j = 0; j < features.length; j++) {
        projected += (features[j] - mean.get(j)) * components.get(i).get(j);
      }
      double offset = projected / (scales.get(i) + EPSILON) - center.get(i);
      squares += offset * offset;
    }
    return Math.sqrt(squares);
  }

  private static DMatrixRMaj rightSingularVectors(DMatrixRMaj matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, true, true);
    if (!svd.decompose(matrix.copy())) {
      throw new IllegalStateException("The singular values of the features did not converge");
    }
    DMatrixRMaj transposed = svd.getV(null, true);
    SingularOps_DDRM.descendingOrder(
        null, false, svd.getSingularValues(), svd.numberOfSingularValues(), transposed, true);
    return transposed;
  }

  private static double[] row(DMatrixRMaj matrix, int row) {
    return Arrays.copyOfRange(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
  }

  private static double[] signed(double[] component) {
    double largest = 0;
    for (double part : component) {
      largest = Math.abs(part) > Math.abs(largest) ? part : largest;
    }
    double sign = largest < 0 ? -1 : 1;
    return Arrays.stream(component).map(part -> part * sign).toArray();
  }

  private static double sampleDeviation(DMatrixRMaj centred, double[] component) {
    double[] scores = new double[centred.numRows];
    for (int row = 0; row < scores.length; row++) {
      for (int column = 0; column < component.length; column++) {
        scores[row] += centred.get(row, column) * component[column];
      }
    }
    double mean = Arrays.stream(scores).sum() / scores.length;
    double squares = Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).sum();
    return Math.sqrt(squares / (scores.length - 1));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
