package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;

class UsableDeviceTest {

    private final List<String> warnings = new ArrayList<>();

    /** A machine where LibTorch finds a GPU. */
    private static UsableDevice withGpu(boolean works) {
        return new UsableDevice(
                wanted -> wanted == Device.CPU ? "cpu" : "cuda:0",
                device -> {
                    assertThat(device).isEqualTo("cuda:0");
                    if (!works) {
                        throw new IllegalStateException("CUDA error: no kernel image is available\n"
                                + "Exception raised from launch at x.cu:1");
                    }
                },
                () -> true);
    }

    @Test
    void aGpuThatWorksIsUsed() {
        assertThat(withGpu(true).choose(Device.AUTO, warnings::add)).isEqualTo("cuda:0");
        assertThat(withGpu(true).choose(Device.GPU, warnings::add)).isEqualTo("cuda:0");
        assertThat(withGpu(true).choose(Device.CPU, warnings::add)).isEqualTo("cpu");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aGpuThatDoesNotWorkIsToldAndTheCpuUsed() {
        assertThat(withGpu(false).choose(Device.AUTO, warnings::add)).isEqualTo("cpu");
        assertThat(warnings)
                .containsExactly(
                        "the GPU can't be used: CUDA error: no kernel image is available; training on the CPU");
        assertThatThrownBy(() -> withGpu(false).choose(Device.GPU, warnings::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the GPU can't be used: CUDA error: no kernel image is available");
    }

    @Test
    void aGpuThatLibTorchDoesNotFindIsToldWhenADriverIsThere() {
        UsableDevice blind = new UsableDevice(wanted -> "cpu", device -> {}, () -> true);
        assertThat(blind.choose(Device.CPU, warnings::add)).isEqualTo("cpu");
        assertThat(warnings).isEmpty();
        assertThat(blind.choose(Device.AUTO, warnings::add)).isEqualTo("cpu");
        assertThat(warnings).singleElement().asString().contains("finds none that it can use");
        warnings.clear();
        UsableDevice without = new UsableDevice(wanted -> "cpu", device -> {}, () -> false);
        assertThat(without.choose(Device.AUTO, warnings::add)).isEqualTo("cpu");
        assertThat(warnings).isEmpty();
    }

    /** What is computed for trial is right where it can be computed. */
    @Test
    void theTrialPassesOnTheCpu() {
        UsableDevice.HERE.trial().accept(LibTorch.CPU);
        assertThat(UsableDevice.HERE.choose(Device.CPU, warnings::add)).isEqualTo("cpu");
    }
}
