package org.teasel.adapters.torchscript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teasel.api.InvalidInputException;

/**
 * How deep the values of a pickle are within each other. LibTorch reads pickles of its own dialect, which can call
 * nothing but makes of tensors and of the archive's classes; but it takes values apart as deep as they are nested, past
 * the end of the stack if need be, which would end the virtual machine. Nothing is unpickled here: a value is no more
 * than its depth.
 */
final class PickleNesting {

    /** Values within values, of which a submodule takes two. */
    private static final int DEEPEST = 500;

    private static final int MOST_VALUES = 1 << 22;

    private static final Value PLAIN = new Value();

    private final String member;
    private final byte[] pickle;
    private final List<Value> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Value> memo = new HashMap<>();
    private int at;

    private PickleNesting(String member, byte[] pickle) {
        this.member = member;
        this.pickle = pickle;
    }

    /** A value on the stack. One that is within another doesn't change any more, so there are no circles. */
    private static final class Value {
        private int depth;
        private boolean within;
    }

    /** Refuses a pickle that is nested too deep, or is none of LibTorch's. */
    static void require(String member, byte[] pickle) {
        new PickleNesting(member, pickle).require();
    }

    private void require() {
        for (int code = next(); code != '.'; code = next()) {
            step(code);
        }
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> skip(1);
            case 'N', 0x88, 0x89 -> push(PLAIN);
            case 'K' -> plain(1);
            case 'M' -> plain(2);
            case 'J' -> plain(4);
            case 'G' -> plain(8);
            case 0x8a -> plain(next());
            case 'X' -> plain(number(4));
            case 'c' -> {
                line();
                line();
                push(PLAIN);
            }
            case ')', ']', '}' -> push(new Value());
            case '(' -> marks.push(stack.size());
            case 't', 'l', 'd' -> push(around(marked()));
            case 0x85, 'Q' -> push(around(last(1)));
            case 0x86, 'R', 0x81 -> push(around(last(2)));
            case 0x87 -> push(around(last(3)));
            case 'e', 'u' -> put(marked());
            case 'a', 'b' -> put(last(1));
            case 's' -> put(last(2));
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(number(4), top());
            case 'h' -> push(remembered(next()));
            case 'j' -> push(remembered(number(4)));
            default -> throw refused("has an operation 0x" + Integer.toHexString(code));
        }
    }

    private void plain(int length) {
        skip(length);
        push(PLAIN);
    }

    private void push(Value value) {
        if (stack.size() == MOST_VALUES) {
            throw refused("has more than " + MOST_VALUES + " values at a time");
        }
        stack.add(value);
    }

    private Value top() {
        if (stack.isEmpty()) {
            throw refused("takes a value that isn't there");
        }
        return stack.get(stack.size() - 1);
    }

    private Value remembered(int key) {
        Value value = memo.get(key);
        if (value == null) {
            throw refused("takes a value that isn't there");
        }
        return value;
    }

    private List<Value> marked() {
        if (marks.isEmpty() || marks.peek() > stack.size()) {
            throw refused("takes a value that isn't there");
        }
        return last(stack.size() - marks.pop());
    }

    /** Takes values off the stack. */
    private List<Value> last(int count) {
        if (count > stack.size()) {
            throw refused("takes a value that isn't there");
        }
        List<Value> end = stack.subList(stack.size() - count, stack.size());
        List<Value> taken = List.copyOf(end);
        end.clear();
        return taken;
    }

    private Value around(List<Value> parts) {
        Value whole = new Value();
        deepen(whole, parts);
        return whole;
    }

    private void put(List<Value> parts) {
        Value whole = top();
        if (whole.within || whole == PLAIN || parts.contains(whole)) {
            throw refused("changes a value that is within another");
        }
        deepen(whole, parts);
    }

    private void deepen(Value whole, List<Value> parts) {
        for (Value part : parts) {
            whole.depth = Math.max(whole.depth, part.depth + 1);
            part.within = true;
        }
        if (whole.depth > DEEPEST) {
            throw refused("has more than " + DEEPEST + " values within each other");
        }
    }

    private int next() {
        return number(1);
    }

    /** A whole number, low bytes first; more than an int holds is more than any length. */
    private int number(int bytes) {
        int start = at;
        skip(bytes);
        long number = 0;
        for (int k = at - 1; k >= start; k--) {
            number = number << 8 | pickle[k] & 0xff;
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private void skip(int bytes) {
        if (bytes > pickle.length - at) {
            throw refused("ends too early");
        }
        at += bytes;
    }

    private void line() {
        int code;
        do {
            code = next();
        } while (code != '\n');
    }

    private InvalidInputException refused(String what) {
        return new InvalidInputException(
                "member " + member + " " + what + " at byte " + at + ", expected a pickle as torch.jit.save writes it");
    }
}
