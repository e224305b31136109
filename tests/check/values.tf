#=== a string where a list is wanted
resource "aws_lb" "a" {
  subnets = "subnet-1" #~ Incorrect attribute value type
}

#=== a list where a string is wanted
variable "zones" {
  type = list(string)
}

resource "aws_vpc" "a" {
  cidr_block           = var.zones #~ Incorrect attribute value type
  enable_dns_support   = "yes"     #~ Incorrect attribute value type
  enable_dns_hostnames = 1         #~ Incorrect attribute value type
}

#=== a number or a bool in quotes is converted
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name          = "a"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = "2"
  actions_enabled     = "true"
  threshold           = "80.5"
}

#=== tags are a map of strings
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = ["a"] } #~ Incorrect attribute value type
}

#=== an object of an attribute must be whole
resource "aws_security_group" "a" {
  ingress = [{ from_port = 80, to_port = 80 }] #~ Incorrect attribute value type
}

#=== the same written as a block need not be
resource "aws_security_group" "a" {
  ingress {
    from_port = 80
    to_port   = 80
    protocol  = "tcp"
  }
}

#=== count takes a whole number
variable "on" {
  type = bool
}

resource "aws_vpc" "a" {
  count      = var.on #~ Incorrect value type
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "b" {
  count      = 1.5 #~ Invalid count argument
  cidr_block = "10.0.0.0/16"
}

#=== for_each takes no secrets
variable "names" {
  type      = set(string)
  sensitive = true
}

resource "aws_vpc" "a" {
  for_each   = var.names #~ Invalid for_each argument
  cidr_block = "10.0.0.0/16"
}

#=== for_each takes neither a list nor a string
resource "aws_vpc" "a" {
  for_each   = ["a", "b"] #~ Invalid for_each argument
  cidr_block = each.value
}

resource "aws_vpc" "b" {
  for_each   = toset(["a", "b"])
  cidr_block = each.value
}

#=== for_each and what it binds: Terraform says so when it plans
locals {
  zones = { a = { cidr = "10.0.0.0/24" }, b = { cidr = "10.0.1.0/24" } }
}

resource "aws_vpc" "a" {
  for_each   = local.zones
  cidr_block = each.value.cidr
  tags       = { Name = each.key }
}

resource "aws_vpc" "b" {
  for_each   = local.zones
  cidr_block = each.value.cdir #! Unsupported attribute
}

#=== both sides of a condition must agree
variable "on" {
  type = bool
}

output "a" {
  value = var.on ? "x" : ["x"] #~ Inconsistent conditional result types
}

output "b" {
  value = var.on ? ["x"] : []
}

output "c" {
  value = var.on ? { a = "x" } : null
}

#=== a known index out of range
locals {
  zones = ["a", "b"]
}

output "a" {
  value = local.zones[2] #~ Invalid index
}

output "b" {
  value = local.zones[1]
}

#=== a key that a known object lacks
locals {
  sizes = { small = 1 }
}

output "a" {
  value = local.sizes["large"] #~ Invalid index
}

output "b" {
  value = local.sizes.large #~ Unsupported attribute
}

#=== a workspace is the default one
locals {
  sizes = { production = 1 }
}

output "a" {
  value = local.sizes[terraform.workspace] #~ Invalid index
}

#=== templates take no lists and no null
output "a" {
  value = "x-${["a"]}" #~ Invalid template interpolation value
}

output "b" {
  value = "${["a"]}"
}

#=== operands
output "a" {
  value = 1 + "a" #~ Invalid operand
}

output "b" {
  value = !"maybe" #~ Invalid operand
}

output "c" {
  value = 1 + "2"
}

#=== functions: names and numbers of arguments
output "a" {
  value = uper("a") #~ Call to unknown function
}

output "b" {
  value = cidrsubnet("10.0.0.0/16", 8) #~ Not enough function arguments
}

output "c" {
  value = lower("a", "b") #~ Too many function arguments
}

#=== functions: types of arguments
output "a" {
  value = join(",", "a") #~ Invalid function argument
}

output "b" {
  value = length(5) #~ Error in function call
}

output "c" {
  value = merge({ a = 1 }, ["x"]) #~ Error in function call
}

output "d" {
  value = concat(["a"], "b") #~ Invalid function argument
}

#=== functions: conversions
output "a" {
  value = toset("a") #~ Invalid function argument
}

output "b" {
  value = keys(["a"]) #~ Invalid function argument
}

#=== files that are not there
output "a" {
  value = file("${path.module}/none.sh") #~ Invalid function argument
}

output "b" {
  value = filebase64sha256("none.zip") #~ Error in function call
}

output "c" {
  value = fileexists("none.sh") ? file("none.sh") : ""
}

#=== what try catches and what a condition hides stays unsaid
variable "on" {
  type = bool
}

output "a" {
  value = try(file("none.sh"), "")
}

output "b" {
  value = var.on ? file("none.sh") : ""
}

#=== decoding what is no text
output "a" {
  value = base64decode("/w==") #~ Error in function call
}

#=== iteration
output "a" {
  value = [for item in 5 : item] #~ Iteration over non-iterable value
}

output "b" {
  value = { for key, item in { a = 1 } : key => item + 1 }
}

#=== attributes of what has none
variable "name" {
  type = string
}

variable "shape" {
  type = object({ size = number, color = optional(string) })
}

output "a" {
  value = var.name.first #~ Unsupported attribute
}

output "b" {
  value = var.shape.weight #~ Unsupported attribute
}

output "c" {
  value = var.shape.color
}

#=== an output that shows a secret
variable "password" {
  sensitive = true
}

output "a" { #~ Output refers to sensitive values
  value = "pw: ${var.password}"
}

output "b" {
  value     = { inner = [var.password] }
  sensitive = true
}

output "c" {
  value = nonsensitive(var.password)
}

output "d" {
  value = length([var.password])
}

#=== an output that shows what the provider hides: Terraform says so when it plans
resource "random_password" "a" {
  length = 16
}

output "a" { #! Output refers to sensitive values
  value = random_password.a.result
}

output "b" {
  value = random_password.a.length
}

#=== what the provider refuses on its own
locals {
  days = 45
}

variable "days" {
  type    = number
  default = 45
}

resource "aws_cloudwatch_log_group" "a" {
  name              = "a"
  retention_in_days = local.days #! Value refused by the provider
}

resource "aws_cloudwatch_log_group" "b" {
  name              = "b"
  retention_in_days = var.days
}

resource "aws_vpc" "a" {
  cidr_block = "10.0.0.1/16" #! Value refused by the provider
}

resource "aws_security_group" "a" {
  name        = "a"   #! Conflicting configuration arguments
  name_prefix = "a-"
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16", "10.1.0.0/33"] #! Value refused by the provider
  }
}

resource "aws_security_group" "b" {
  name        = var.days == 1 ? "b" : null
  name_prefix = var.days == 1 ? null : "b-"
}

#=== what a for makes is known as far as what it goes through is
variable "all" {
  type = list(object({ name = string }))
}
output "now" {
  value = [for one in [{ name = "a" }] : one.nam] #~ Unsupported attribute
}
output "later" {
  value = [for one in var.all : one.nam] #! Unsupported attribute
}

#=== keys that a for makes
output "twice" {
  value = { for one in ["a", "a"] : one => 1 } #~ Duplicate object key
}
output "grouped" {
  value = { for one in ["a", "a"] : one => 1... }
}
output "none" {
  value = { for one in ["a"] : null => one } #~ Invalid object key
}

#=== a key that looks like a reference
locals {
  a = "x"
  b = { local.a = 1 } #~ Ambiguous attribute key
  c = { (local.a) = 1 }
}

#=== content of a dynamic block: nothing is known of it before there is any
variable "all" {
  type = list(string)
}
resource "aws_ecs_service" "a" {
  name = "a"
  dynamic "load_balancer" {
    for_each = var.all
    content {
      container_name = balancer.value #! Reference to undeclared resource
      container_port = 80
    }
  }
}

#=== functions of what is written out
output "a" {
  value = tonumber("ten") #~ Invalid function argument
}
output "b" {
  value = format("%s-%s", "a") #~ Error in function call
}
output "c" {
  value = cidrsubnet("10.0.0.0/28", 8, 1) #~ Error in function call
}
output "d" {
  value = lookup({ a = 1 }, "b") #~ Invalid function argument
}
output "e" {
  value = jsondecode("{a}") #~ Error in function call
}
output "f" {
  value = jsondecode("{\"a\": [1]}").b #~ Unsupported attribute
}
output "g" {
  value = regex("^b", "a") #~ Error in function call
}
output "h" {
  value = coalesce("", null) #~ Error in function call
}
output "i" {
  value = split(",", "a,b")[2] #~ Invalid index
}
output "j" {
  value = [format("%5.2f %-10s %v%%", 1, "b", [1]), element(["a"], 5), lookup({ a = null }, "b", null)]
}

#=== content of a dynamic block: each block that it makes is looked at
locals {
  rules = {
    http  = { port = 80, cidrs = ["0.0.0.0/0"] }
    https = { port = 443 }
  }
}
resource "aws_security_group" "a" {
  dynamic "ingress" {
    for_each = local.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs #~ Unsupported attribute
    }
  }
}

#=== a call of values that are not known yet
variable "any" {}
variable "text" {
  type = string
}
variable "object" {
  type = object({ a = string })
}
variable "objects" {
  type = list(object({ a = string }))
}
output "a" {
  value = [merge(var.any, ["a"]), concat(var.any, "a"), setproduct(var.any), coalesce(true, ["a"], var.any)]
}
output "b" {
  value = [var.objects[0]["b"], var.objects[0].a] #! Invalid index
}
output "c" {
  value = [for known in var.object[*].a : known if known]
}
output "d" {
  value = [replace("a", "/a{/", ""), can(regex("[[a]", "b"))]
}

#=== a call of values that are known
locals {
  none = null
  more = { a = 1 }
}
output "a" {
  value = regex("a", null) #~ Invalid function argument
}
output "b" {
  value = max(1, tostring(local.none)) #~ Invalid function argument
}
output "c" {
  value = max("a"...) #~ Invalid expanding argument value
}
output "d" {
  value = tomap(["a"]) #~ Invalid function argument
}
output "e" {
  value = toset(local.more) #~ Invalid function argument
}
output "f" {
  value = one("a") #~ Invalid function argument
}
output "g" {
  value = regex("(", "a") #~ Invalid function argument
}
output "h" {
  value = setproduct(["a"], "b") #~ Invalid function argument
}
output "i" {
  value = setproduct(["a"]) #~ Error in function call
}
output "j" {
  value = { for name, value in local.more : name => value.x if value != null } #~ Unsupported attribute
}
output "k" {
  value = coalescelist(local.more, ["a"]) #~ Error in function call
}
output "l" {
  value = local.more[0] #~ Invalid index
}
output "m" {
  value = abs(
    1,
    2 #~ Too many function arguments
  )
}

#=== a call that is refused when its arguments are known
variable "text" {
  type = string
}
output "a" {
  value = format("%s and %s", var.text) #! Error in function call
}
output "b" {
  value = contains(var.text, "a") #! Error in function call
}
output "c" {
  value = replace(var.text, "/(/", "") #! Error in function call
}

#=== a sign before a sensitive value that is not known yet
variable "number" {
  type      = number
  default   = 3
  sensitive = true
}
variable "switch" {
  type      = bool
  sensitive = true
}
locals {
  three = -sensitive(3)
}
output "forgotten" {
  value = -var.number
}
output "turned" {
  value = !var.switch
}
output "kept" { #~ Output refers to sensitive values
  value = local.three
}
output "times" { #~ Output refers to sensitive values
  value = -1 * var.number
}

#=== the condition of a conditional that is known
locals {
  number = 2
  list   = ["a"]
}

output "number" {
  value = local.number ? "x" : "y" #~ Incorrect condition type
}

output "list" {
  value = local.list ? "x" : "y" #~ Incorrect condition type
}

#=== one that is not known is judged by a plan
variable "list" {
  type = list(string)
}

output "list" {
  value = var.list ? "x" : "y" #! Incorrect condition type
}

#=== a call in a branch that is not taken
output "never" {
  value = true ? 1 : nothing("a") #! Call to unknown function
}

#=== a call in a branch that may be taken
variable "on" {
  type = bool
}

output "few" {
  value = var.on ? upper() : 1 #! Not enough function arguments
}

#=== the condition of a for is looked at before its first round
variable "names" {
  type = list(string)
}

output "list" {
  value = [for name in var.names : name if var.names] #~ Invalid 'for' condition
}

output "word" {
  value = [for name in var.names : name if "always"] #~ Invalid 'for' condition
}

output "none" {
  value = [for name in [] : name if "always"] #~ Invalid 'for' condition
}

output "null" {
  value = [for name in var.names : name if null] #~ Condition is null
}

output "sound" {
  value = [for name in var.names : name if name != "" && length(name) < 5]
}

#=== a key of a for that is not known
variable "names" {
  type = list(string)
}

output "keys" {
  value = { for name in [var.names] : name => 1 } #! Invalid object key
}

#=== the elements of a set that is known
locals {
  names = toset(["b", "a", "b"])
}

output "attribute" {
  value = [for name in local.names : name.id] #~ Unsupported attribute
}

output "splat" {
  value = local.names[*].id #~ Unsupported attribute
}

output "text" {
  value = "names: ${local.names}" #~ Invalid template interpolation value
}

output "sound" {
  value = { for name in local.names : upper(name) => length(name) }
}

output "list" {
  value = tolist(local.names)[2] #~ Invalid index
}

#=== the elements of a set or list that is not known yet
variable "names" {
  type = list(string)
}

output "set" {
  value = toset(var.names)[*].id
}

output "list" {
  value = tolist(var.names)[0].id
}

#=== what a function gives, by the types of its arguments
variable "networks" {
  type = map(object({ cidr = string }))
}

variable "names" {
  type = list(string)
}

output "values" {
  value = values(var.networks)[*].id #~ Unsupported attribute
}

output "list" {
  value = values(var.networks).cidr #~ Unsupported attribute
}

output "contains" {
  value = contains(var.names, "a").found #~ Unsupported attribute
}

output "index" {
  value = [for one in index(var.names, "a") : one] #~ Iteration over non-iterable value
}

output "groups" {
  value = regex("(?P<year>\\d+)", var.names[0]).month #~ Unsupported attribute
}

output "sound" {
  value = [
    values(var.networks)[0].cidr,
    concat(var.names, reverse(var.names))[0],
    regex("(?P<year>\\d+)-(?P<day>\\d+)", var.names[0]).year,
    one(var.names),
    coalesce(var.names...),
  ]
}

#=== arguments that are expanded
variable "names" {
  type = list(string)
}

output "many" {
  value = upper(["a", "b"]...) #~ Too many function arguments
}

output "unknown" {
  value = cidrhost(var.names...)
}

output "sound" {
  value = merge([{ a = 1 }, { b = 2 }]...).b
}

#=== elements that cannot be brought to one type
output "map" {
  value = tomap({ a = 1, b = ["x"] }) #~ Invalid function argument
}

output "list" {
  value = tolist(["a", { b = 1 }]) #~ Invalid function argument
}

output "sound" {
  value = tomap({ a = 1, b = "x" })
}

#=== a part of what is no list
variable "names" {
  type = list(string)
}

output "object" {
  value = slice({ a = 1 }, 0, 1) #~ Invalid function argument
}

output "backwards" {
  value = slice(var.names, 3, 1) #~ Invalid function argument
}

#=== words of the language are names as the keys of an object
output "keys" {
  value = { null = 1, true = 2, false = 3 }
}

#=== null in a set of for_each
resource "aws_vpc" "a" {
  for_each   = toset(["10.0.0.0/16", null]) #~ Invalid for_each set argument
  cidr_block = each.value
}

#=== blocks that stand as an argument as well
resource "aws_security_group" "a" {
  ingress { #~ Unsupported block type
    from_port = 1
    to_port   = 1
    protocol  = "tcp"
  }
  ingress = []
}

resource "aws_security_group" "b" {
  ingress = []
  egress {
    from_port = 1
    to_port   = 1
    protocol  = "tcp"
  }
}

#=== of an output that cannot be told nothing more is said
variable "secret" {
  sensitive = true
  default   = "x"
}
output "a" {
  value = [[var.secret], var.secret][2] #~ Invalid index
}

#=== how many elements a tuple has is known from its type
variable "pair" {
  type = tuple([string, number])
}
output "a" {
  value = [var.pair[0], var.pair[1] + 1]
}
output "b" {
  value = var.pair[2] #~ Invalid index
}
output "c" {
  value = log(8, 2)
}
output "d" {
  value = log(-1, 2) #~ Error in function call
}
