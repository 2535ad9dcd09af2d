// Unload and memory are looked at process-wide, so the tests of this assembly run one after the other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
