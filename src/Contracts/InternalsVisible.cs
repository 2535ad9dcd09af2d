using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Mortise.Kernel")]
[assembly: InternalsVisibleTo("Mortise.Isolation.InProcess")]
[assembly: InternalsVisibleTo("Mortise.Contracts.Tests")]
[assembly: InternalsVisibleTo("Mortise.Bench")]
[assembly: InternalsVisibleTo("Exploration.Scenarios")]
