package org.teasel.datasets.grid;

import java.util.List;
import java.util.Objects;
import org.teasel.api.data.Factor;

/** Every combination of the values of some factors, once each, the last factor the fastest. */
public final class FactorGrid implements FactorCodes {

    private final List<Factor> factors;
    private final int[] strides;
    private final int rows;

    /** The grid of these factors, each with finitely many values. */
    public FactorGrid(List<Factor> factors) {
        this.factors = List.copyOf(factors);
        this.strides = new int[factors.size()];
        int product = 1;
        for (int k = strides.length - 1; k >= 0; k--) {
            strides[k] = product;
            product = Math.multiplyExact(product, sizeOf(k));
        }
        this.rows = product;
    }

    private int sizeOf(int factor) {
        return factors.get(factor).values().size();
    }

    @Override
    public List<Factor> factors() {
        return factors;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int code(int row, int factor) {
        Objects.checkIndex(row, rows);
        return row / strides[factor] % sizeOf(factor);
    }

    /** The row with the given codes, one a factor. */
    public int row(int... codes) {
        if (codes.length != strides.length) {
            throw new IllegalArgumentException(codes.length + " codes, expected " + strides.length);
        }
        int row = 0;
        for (int k = 0; k < codes.length; k++) {
            row += Objects.checkIndex(codes[k], sizeOf(k)) * strides[k];
        }
        return row;
    }
}
