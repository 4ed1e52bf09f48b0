-- The entrance to a worker: runs the verb that the command line named. Does not know any verb.

--- context.verb is the module commands.VERB; returns its exit code, nil for 0.
return function(context)
  return require("commands." .. context.verb).run(context)
end
