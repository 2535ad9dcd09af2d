using Mortise.Sdk;

if (args is not [var command, var request] || !Commands.All.TryGetValue(command, out var run))
{
    Console.Error.WriteLine("Mortise.Sdk is run by the targets of the package. Usage: contracts|folder <request file>");
    return 64;
}

try
{
    run(Request.Read(request));
    return 0;
}
catch (SdkException error)
{
    // The form that MSBuild turns into an error of the project.
    Console.Error.WriteLine($"{error.File} : error {error.Code}: {error.Message}");
    return 1;
}
