using System.Globalization;

namespace Mortise.Bench.Harness;

/// <summary>Who used the machine's processors: this process, others, and the hypervisor (steal).</summary>
/// <param name="Total">Ticks of all processors.</param>
/// <param name="Busy">Ticks that were not idle, without steal.</param>
/// <param name="Stolen">Ticks that the hypervisor gave to others.</param>
/// <param name="Own">Ticks of this process.</param>
internal readonly record struct Processors(double Total, double Busy, double Stolen, double Own)
{
    private const double TicksPerSecond = 100;

    /// <summary>Counters since the machine started; all zero where the operating system does not tell.</summary>
    public static Processors Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return default;
        }

        // cpu user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat").First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Take(8)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        var idle = fields[3] + fields[4];
        var stolen = fields[7];
        var total = fields.Sum();
        return new Processors(
            total, total - idle - stolen, stolen, Environment.CpuUsage.TotalTime.TotalSeconds * TicksPerSecond);
    }

    /// <summary>
    /// The share of the processors needed that others took since an earlier reading: what was stolen, and what other
    /// processes used beyond the processors that the bench leaves idle.
    /// </summary>
    public double DisturbanceSince(Processors earlier, int needed)
    {
        var total = Total - earlier.Total;
        if (total <= 0)
        {
            return 0;
        }

        var processors = Environment.ProcessorCount;
        var others = Math.Max(0, Busy - earlier.Busy - (Own - earlier.Own)) / total * processors;
        var stolen = (Stolen - earlier.Stolen) / total * processors;
        var spare = Math.Max(0, processors - needed);
        return (stolen + Math.Max(0, others - spare)) / Math.Min(needed, processors);
    }
}
