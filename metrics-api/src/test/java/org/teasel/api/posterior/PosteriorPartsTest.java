package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PosteriorPartsTest {

    /** Rows of one family, in batches of the given sizes. */
    private static Posteriors split(Posteriors posteriors, int... sizes) {
        List<Posteriors> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int first = from;
            parts.add(posteriors.select(IntStream.range(first, first + size).toArray()));
            from += size;
        }
        return PosteriorParts.of(parts);
    }

    @ParameterizedTest
    @EnumSource
    void batchesReadAsOne(Families family) {
        Posteriors whole = family.make();
        Posteriors joined = split(whole, 0, 2, 0, 0, 1, 2, 0);
        assertThat(joined.size()).isEqualTo(Families.ROWS);
        for (int row = 0; row < Families.ROWS; row++) {
            PosteriorContractTest.assertSameRow(joined, row, whole, row);
        }
    }

    @ParameterizedTest
    @EnumSource
    void selectionCrossesBatches(Families family) {
        Posteriors whole = family.make();
        int[] rows = {4, 1, 0, 0, 3, 2, 2, 4};
        Posteriors selected = split(whole, 1, 0, 3, 1).select(rows);
        assertThat(selected.size()).isEqualTo(rows.length);
        for (int r = 0; r < rows.length; r++) {
            PosteriorContractTest.assertSameRow(selected, r, whole, rows[r]);
        }
    }

    @Test
    void arraysOfOneFamilyBecomeOne() {
        assertThat(split(Families.DIAGONAL.make(), 2, 3)).isInstanceOf(DiagonalGaussian.class);
        assertThat(split(Families.CORRELATED.make(), 2, 3)).isInstanceOf(CorrelatedGaussian.class);
    }

    @Test
    void moreNumbersThanAnArrayHoldsStayInParts() {
        int latents = 1 << 10;
        Posteriors diagonal = DiagonalGaussian.of(latents, new double[latents], new double[latents]);
        Posteriors parts = PosteriorParts.of(Collections.nCopies(1 << 21, diagonal));
        assertThat(parts).isInstanceOf(PosteriorParts.class);
        assertThat(parts.size()).isEqualTo(1 << 21);
        assertThat(parts.select(new int[] {0, 1 << 20})).isInstanceOf(DiagonalGaussian.class);
    }

    @Test
    void oneBatchIsLeftAlone() {
        Posteriors only = Families.FOREIGN.make();
        assertThat(PosteriorParts.of(List.of(only))).isSameAs(only);
    }

    @Test
    void factorisedIfEveryBatchIs() {
        Posteriors diagonal = Families.DIAGONAL.make();
        assertThat(PosteriorParts.of(List.of(diagonal, Families.FOREIGN.make())).factorised())
                .isTrue();
        assertThat(PosteriorParts.of(List.of(diagonal, Families.CORRELATED.make()))
                        .factorised())
                .isFalse();
    }

    @Test
    void partsOfPartsReadAsOne() {
        Posteriors parts = Families.PARTS.make();
        Posteriors nested = PosteriorParts.of(List.of(parts, Families.DETERMINISTIC.make(), parts));
        assertThat(nested.size()).isEqualTo(3 * Families.ROWS);
        PosteriorContractTest.assertSameRow(nested, 12, parts, 2);
    }
}
