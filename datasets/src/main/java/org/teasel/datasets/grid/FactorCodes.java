package org.teasel.datasets.grid;

import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;

/** The values of factors, as codes, for the rows that a data set can be made of. */
public interface FactorCodes {

    /** The factors, each with finitely many values. */
    List<Factor> factors();

    /** Number of rows. */
    int rows();

    /** Index of a factor's value in a row. */
    int code(int row, int factor);

    /** The factor table of some of the rows, in the given order. */
    default Factors table(int[] rows) {
        return Factors.of(
                rows.length,
                IntStream.range(0, factors().size())
                        .mapToObj(k -> {
                            int[] codes = new int[rows.length];
                            for (int row = 0; row < rows.length; row++) {
                                codes[row] = code(rows[row], k);
                            }
                            return FactorColumn.Labels.of(factors().get(k), codes);
                        })
                        .toList());
    }
}
