#=== numbers that decide
locals {
  names = ["a", "b"]
  off   = local.names[abs(-5)]        #~ Invalid index
  down  = local.names[floor(-0.5)]    #~ Invalid index
  half  = local.names[0.5]            #~ Invalid index
  none  = local.names[null]           #~ Invalid index
  back  = element(local.names, -1)    #~ Error in function call
  step  = range(1, 5, -1)             #~ Invalid function argument
  many  = range(5000)                 #~ Error in function call
  base  = parseint("10", 99)          #~ Invalid function argument
  total = sum(["1", "2"])
  first = local.names[ceil(0.5) - 1]
  third = (1 / 3) * 3 == 1 ? 1 : "x"
  tenth = 0.1 + 0.2 == 0.3 ? 1 : local.names[9]
  big   = 9007199254740993 == 9007199254740992 ? local.names[9] : 1
}
output "all" {
  value = [local.total, local.first, local.third, local.tenth, local.big]
}

#=== texts that decide
locals {
  number = tonumber(base64encode("a"))                            #~ Invalid function argument
  joined = tonumber(join(",", ["a", "b"]))                        #~ Invalid function argument
  listed = tonumber("%{ for x in ["a"] }${x},%{ endfor }")        #~ Invalid function argument
  chosen = { a = 1 }["%{ if 1 > 2 }a%{ else }b%{ endif }"]        #~ Invalid index
  taken  = "%{ if 1 < 2 }${[1][4]}%{ endif }"                     #~ Invalid index
  other  = "%{ if 1 > 2 }${[1][4]}%{ endif }"
  empty  = "%{ for x in [] }${x.y}%{ endfor }"
  escape = "a\n${1}" == "a\n1" ? [1][4] : 1                       #~ Invalid index
  date   = formatdate("YYYY-MM-DDThh", "2024-01-01T00:00:00Z")    #~ Invalid function argument
  quoted = formatdate("YYYY-MM-DD'T'hh", "2024-01-01T00:00:00Z")
  days   = timeadd("2024-01-01T00:00:00Z", "1d")                  #~ Error in function call
  order  = timecmp("2024", "2025")                                #~ Invalid function argument
  space  = uuidv5("foo", "a")                                     #~ Error in function call
  class  = replace("a-b", "/[/", "x")                             #~ Error in function call
  found  = regex("(\\w)-(\\w)", "a-b")[2]                         #~ Invalid index
  named  = regex("(?P<a>\\w)-(?P<b>\\w)", "a-b").c                #~ Unsupported attribute
}

#=== what is formatted
variable "n" {
  type = number
}
locals {
  few    = formatlist("%s-%s", ["a"])                  #~ Error in function call
  uneven = formatlist("%s-%s", ["a", "b"], ["c"])      #~ Invalid function argument
  broken = format("%d", 1.5)                           #~ Error in function call
  stray  = format("100%")                              #~ Error in function call
  none   = format("%s", null)
  later  = formatlist("%s", ["a"], var.n)
  key    = { a-01 = 1 }[format("%s-%02d", "a", 1)]
  wrong  = { a-01 = 1 }[format("%s-%03d", "a", 1)]     #~ Invalid index
}

#=== networks
locals {
  full    = cidrsubnets("10.1.0.0/16", 1, 1, 1)                              #~ Invalid function argument
  long    = cidrsubnets("10.1.0.0/16", 17)                                   #~ Invalid function argument
  mask    = cidrnetmask("2001:db8::/32")                                     #~ Error in function call
  zeros   = cidrsubnet("010.0.0.0/8", 8, 1)
  last    = cidrhost("10.0.0.0/24", -256)
  part    = cidrsubnet("10.1.0.0/16", 1.5, 1)                                #~ Error in function call
  subnet  = { "10.1.5.0/24" = 1 }[cidrsubnet("10.1.2.3/16", 8, 5)]
  subnets = { "10.1.48.0/20" = 1 }[cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)[3]]
  host    = { "10.0.0.254" = 1 }[cidrhost("10.0.0.7/24", -2)]
  six     = { "fd00:fd12:3456:7800:a200::/72" = 1 }[cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)]
}

#=== lists and maps
variable "flag" {
  type = bool
}
locals {
  set    = toset(["a", "b"])
  single = one(local.set)                                              #~ Invalid function argument
  joined = concat(["c"], local.set)                                    #~ Invalid function argument
  at     = index(local.set, "a")                                       #~ Error in function call
  taken  = element(local.set, 0)                                       #~ Error in function call
  filled = coalescelist([], [])                                        #~ Error in function call
  chunks = chunklist(["a"], -1)                                        #~ Error in function call
  keys   = matchkeys(["a"], ["b", "c"], ["b"])                         #~ Error in function call
  third  = sort(local.set)[2]                                          #~ Invalid index
  pairs  = { for p in setproduct(["a"], ["x"]) : join("-", p) => p }
  none   = local.pairs["a-y"]                                          #~ Invalid index
  rows   = csvdecode("name,port\nweb,80")
  cell   = local.rows[0].cpu                                           #~ Unsupported attribute
  short  = csvdecode("a,b\n1")                                         #~ Error in function call
  again  = jsondecode(jsonencode({ a = 1 })).b                         #~ Unsupported attribute
  absent = lookup({ a = 1 }, "b", null).c                              #~ Attempt to get attribute from null value
  early  = alltrue([false, var.flag]) ? 1 : [1][4]                     #~ Invalid index
}

#=== values of two types are never the same
variable "n" {
  type = number
}
locals {
  never  = var.n == "1" ? [1][4] : 1
  always = var.n != "1" ? [1][4] : 1      #~ Invalid index
  null   = var.n + 1 != null ? [1][4] : 1 #~ Invalid index
  text   = [for v in [["a"]] : upper(v) if v != true] #~ Invalid function argument
}

#=== what is caught
variable "s" {
  type = string
}
variable "secret" {
  type      = string
  sensitive = true
}
resource "terraform_data" "a" {
  input = "x"
}
locals {
  o      = { a = { b = 1 } }
  all    = try(local.o.b, local.o.c)                           #~ Error in function call
  second = try(local.o.b, local.o.a).c                         #~ Unsupported attribute
  can    = can(tonumber("a")) ? 1 : [1][4]                     #~ Invalid index
  inside = can([for x in ["a"] : tonumber(x)]) ? 1 : [1][4]    #~ Invalid index
  side   = can(true ? 1 : tonumber("a")) ? [1][4] : 1          #~ Invalid index
  later  = try(terraform_data.a.output.x, "y").z
  maybe  = can(tonumber(var.s)) ? [1][4] : [1][5]
  fixed  = try(terraform_data.a.id[0], "y")                    #~ Invalid index
  marked = issensitive(sensitive("a")) ? [1][4] : 1            #~ Invalid index
}
output "first" {
  value = try("a", var.secret)
}

#=== networks that are not known yet
variable "n" {
  type = number
}
locals {
  later = cidrsubnets("10.1.0.0/16", -1, var.n) #! Invalid function argument
}

#=== times that are not known yet
output "times" {
  value = timecmp(timestamp(), "tomorrow") #! Invalid function argument
}
output "known" {
  value = timecmp("today", "2026-01-01T00:00:00Z") #~ Invalid function argument
}

#=== arguments that brackets name
output "swapped" {
  value = format("%[2]s of %[1]s", "a", "b")
}
output "behind" {
  value = format("%[2]s and %s", "a", "b") #~ Error in function call
}
output "none" {
  value = format("%[3]s", "a", "b") #~ Error in function call
}

#=== what stands in place of an entry of a map
variable "names" {
  type = map(string)
}
output "fits" {
  value = lookup(var.names, "a", 1)
}
output "list" {
  value = lookup(var.names, "a", ["b"]) #~ Invalid function argument
}

#=== null is not sorted
output "sorted" {
  value = sort(["b", null]) #~ Error in function call
}

#=== the text of a heredoc is known, without its indentation and what its marks take away
locals {
  doc = <<-EOT
    {
      "names": [%{ for x in ["a", "b"] ~}
        "${x}"%{ if x != "b" },%{ endif }
      %{~ endfor ~}
      ]
    }
  EOT
  broken = <<EOT
{ "a": 1, }
EOT
  line = "a ${~ "b" ~} c"
}
output "a" {
  value = jsondecode(local.doc).names[1]
}
output "b" {
  value = jsondecode(local.doc).names[2] #~ Invalid index
}
output "c" {
  value = jsondecode(local.broken) #~ Error in function call
}
output "d" {
  value = { abc = 1 }[local.line]
}
output "e" {
  value = { "a b c" = 1 }[local.line] #~ Invalid index
}

#=== what a plain YAML text says is known
locals {
  doc = <<-EOT
    # Who runs it.
    service:
      name: shop
      port: 8080
    rules:
      - name: a
        allow: true
      - {name: b, allow: false}
    since: 2020-01-01
    text: |
      any: thing
  EOT
  doc_of = yamldecode(local.doc)
}
output "a" {
  value = [local.doc_of.service.port + 1, local.doc_of.rules[1].name, local.doc_of.since, upper(local.doc_of.text)]
}
output "b" {
  value = local.doc_of.service.prot #~ Unsupported attribute
}
output "c" {
  value = local.doc_of.rules[2] #~ Invalid index
}
output "d" {
  value = [for rule in local.doc_of.rules : rule.names] #~ Unsupported attribute
}
output "e" {
  value = local.doc_of.rules.first #~ Unsupported attribute
}

#=== behind a list that is not known no other argument of concat is looked at
variable "zones" {
  type = list(string)
}
output "a" {
  value = concat(var.zones, "d") #! Invalid function argument
}
output "b" {
  value = concat(["a"], "d") #~ Invalid function argument
}
