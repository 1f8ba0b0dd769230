package org.teasel.estimators.mixture;

import java.util.ArrayList;
import java.util.List;
import org.teasel.api.posterior.DiagonalGaussian;

/**
 * Diagonal Gaussian components of an aggregated posterior as they come in: in parts, so that neither growing nor joining
 * copies what is there.
 */
public final class GatheredComponents {

    private static final int SMALLEST_PART = 64;
    private static final int LARGEST_PART = 1 << 14;

    private final int latents;
    /** Parts in their order, of which only the last may have room, and only if it is nobody else's. */
    private final List<Part> parts = new ArrayList<>();

    private int size;

    /** No components yet. */
    public GatheredComponents(int latents) {
        this.latents = latents;
    }

    /**
     * Adds a component.
     *
     * @param row its row in the population
     * @param weight p_n, positive
     * @param posteriors where it is found
     * @param at its row there
     */
    public void add(int row, double weight, DiagonalGaussian posteriors, int at) {
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last == null || last.size == last.capacity) {
            int capacity = Math.max(SMALLEST_PART, Math.min(LARGEST_PART, size));
            last = new Part(new Components(capacity, latents), capacity);
            parts.add(last);
        }
        last.components.set(last.size++, row, weight, posteriors, at);
        size++;
    }

    /** Adds all components of another part of the data, which stays as it was. */
    public void addAll(GatheredComponents other) {
        for (Part part : other.parts) {
            parts.add(part.closed());
        }
        size += other.size;
    }

    /** Forgets all components. */
    public void clear() {
        parts.clear();
        size = 0;
    }

    /** Number of components, N. */
    public int size() {
        return size;
    }

    /** Rows of all components in the population. */
    public int[] rows() {
        int[] rows = new int[size];
        int from = 0;
        for (Part part : parts) {
            System.arraycopy(part.components.rows(), 0, rows, from, part.size);
            from += part.size;
        }
        return rows;
    }

    /** All components in one place, for reading. */
    public Components together() {
        Components all = new Components(size, latents);
        int from = 0;
        for (Part part : parts) {
            all.copy(part.components, part.size, from);
            from += part.size;
        }
        return all;
    }

    /** Components of which some are there yet. */
    private static final class Part {

        private final Components components;
        private final int capacity;
        private int size;

        Part(Components components, int capacity) {
            this.components = components;
            this.capacity = capacity;
        }

        /** What is there, for somebody who adds nothing to it. */
        Part closed() {
            Part closed = new Part(components, size);
            closed.size = size;
            return closed;
        }
    }
}
