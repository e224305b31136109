#=== a module that is not there
module "a" {
  source = "./modules/a" #! Unreadable module directory
}

#=== an address that is none
module "a" {
  source = "modules/a" #~ Invalid module source address
}

#=== arguments of a module
module "a" {
  source = "./a"
  name   = "a"
  size   = 1 #~ Unsupported argument
}
#--- a/main.tf
variable "name" {
  type = string
}

#=== arguments of a module that are missing
module "a" { #~ Missing required argument
  source = "./a"
}
#--- a/main.tf
variable "name" {
  type = string
}
variable "size" {
  type    = number
  default = 1
}

#=== values of arguments
module "a" {
  source = "./a"
  names  = "one" #~ Invalid value for input variable
}
#--- a/main.tf
variable "names" {
  type = list(string)
}

#=== outputs of a module
module "a" {
  source = "./a"
}
output "a" {
  value = module.a.id
}
output "b" {
  value = module.a.arn #~ Unsupported attribute
}
#--- a/main.tf
output "id" {
  value = 1
}

#=== a secret that comes out of a module: Terraform says so when it plans
module "a" {
  source = "./a"
}
output "a" { #! Output refers to sensitive values
  value = module.a.password
}
#--- a/main.tf
variable "password" {
  default   = "x"
  sensitive = true
}
output "password" {
  value     = var.password
  sensitive = true
}

#=== outputs of a module that is repeated
module "a" {
  source = "./a"
  count  = 2
}
output "a" {
  value = module.a.id #~ Unsupported attribute
}
output "b" {
  value = module.a[0].arn #~ Unsupported attribute
}
output "c" {
  value = module.a[*].id
}
#--- a/main.tf
output "id" {
  value = 1
}

#=== a module with a provider of its own cannot be repeated
module "a" {
  source = "./a"
  count  = 2 #~ Module is incompatible with count, for_each, and depends_on
}
#--- a/main.tf
provider "aws" {
  region = "us-east-1"
}

#=== what is wrong inside of a module
module "a" {
  source = "./a"
}
#--- a/main.tf
resource "aws_vpc" "a" {
  cidr_blocks = "10.0.0.0/16" #~ Unsupported argument
}

#=== configurations that are handed over
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
module "a" {
  source    = "./a"
  providers = { aws.other = aws.west }
}
#--- a/main.tf
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}
resource "aws_vpc" "a" {
  provider   = aws.other
  cidr_block = "10.0.0.0/16"
}

#=== configurations that are not handed over
module "a" { #~ Missing required provider configuration
  source = "./a"
}
#--- a/main.tf
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}

#=== cycles through a module
module "a" {
  source = "./a"
  input  = module.b.output
}
module "b" {
  source = "./a"
  input  = module.a.output
}
#--- a/main.tf
variable "input" {} #~ Cycle
output "output" {
  value = var.input
}

#=== a path has no version
module "a" {
  source  = "./a" #~ Invalid registry module source address
  version = "1.0.0"
}
#--- a/main.tf
output "o" {
  value = 1
}

#=== a provider that stands in a module is no configuration while it is empty
provider "aws" {
  region = "us-east-1"
}
module "a" {
  source = "./a"
  count  = 1
  providers = {
    aws = aws
  }
}
#--- a/main.tf
provider "aws" {
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

#=== a provider further down
module "a" {
  source = "./a"
  count  = 1 #~ Module is incompatible with count, for_each, and depends_on
}
#--- a/main.tf
module "b" {
  source = "./b"
}
#--- a/b/main.tf
provider "aws" {
  region = "us-east-1"
}

#=== what is handed on must be there
module "a" {
  source = "./a"
  providers = {
    random = random #! Missing provider
  }
}
#--- a/main.tf
resource "random_id" "a" {
  byte_length = 2
}

#=== a value that a variable refuses
module "a" {
  source = "./a"
  stage  = "qa" #~ Invalid value for variable
}
#--- a/main.tf
variable "stage" {
  type = string
  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "It is dev or prod."
  }
}

#=== null for what must not be
module "a" {
  source = "./a"
  stage  = null #~ Required variable not set
}
#--- a/main.tf
variable "stage" {
  nullable = false
}

#=== a module that waits for one that it feeds
module "a" {
  source     = "./a"
  depends_on = [module.b]
}
module "b" {
  source = "./a"
  x      = module.a.y
}
#--- a/main.tf
variable "x" { #~ Cycle
  default = 1
}
output "y" {
  value = var.x
}

#=== how often a module is called is asked when it is planned
module "a" {
  source = "./a"
  name   = each.key    #! Reference to "each" in context without for_each
  place  = count.index #! Reference to "count" in non-counted context
}
#--- a/main.tf
variable "name" {}
variable "place" {}

#=== null for what a validation looks at
module "a" {
  source = "./a"
  name   = null
  size   = null
  kept   = null
}
#--- a/main.tf
variable "name" {
  validation {
    condition     = length(var.name) > 2 #~ Invalid function argument
    error_message = "It is too short."
  }
}
variable "size" {
  validation {
    condition     = var.size == null ? true : length(var.size) > 2
    error_message = "It is too short."
  }
}
variable "kept" {
  default  = "abc"
  nullable = false
  validation {
    condition     = length(var.kept) > 2
    error_message = "It is too short."
  }
}

#=== what a validation looks at is asked of lists, of several conditions and of defaults
module "a" {
  source = "./a"
  zones  = []       #~ Invalid value for variable
  sizes  = [1, "8"] #~ Invalid value for variable
  ports  = [80, 80] #~ Invalid value for variable
  opts   = { days = 40 } #~ Invalid value for variable
  tags   = { Env = var.env }
  names  = ["a", var.env]
  kept   = null #~ Invalid value for variable
}
variable "env" {}
#--- a/main.tf
variable "zones" {
  type = list(string)
  validation {
    condition     = length(var.zones) > 0 && length(var.zones) < 4
    error_message = "One to three."
  }
}
variable "sizes" {
  type = list(number)
  validation {
    condition     = alltrue([for size in var.sizes : size < 8])
    error_message = "Too large."
  }
}
variable "ports" {
  type = set(number)
  validation {
    condition     = length(var.ports) == 2
    error_message = "Two of them."
  }
}
variable "opts" {
  type = object({ days = number, name = optional(string) })
  validation {
    condition     = var.opts.days < 30 || var.opts.name != null
    error_message = "Up to 30 days."
  }
  validation {
    condition     = var.opts.days >= 1 && var.opts.days < 32
    error_message = "A month at most."
  }
}
variable "tags" {
  type = map(string)
  validation {
    condition     = contains(keys(var.tags), "Env") && length(var.tags) < 3
    error_message = "With Env."
  }
}
variable "names" {
  type = list(string)
  validation {
    condition     = length(var.names) < 3
    error_message = "Two at most."
  }
}
variable "kept" {
  default  = "ab"
  nullable = false
  validation {
    condition     = length(var.kept) > 2
    error_message = "It is too short."
  }
}

#=== where a default is null both sides of a condition are looked at
module "a" {
  source = "./a"
}
#--- a/main.tf
variable "size" {
  type    = number
  default = null
  validation {
    condition     = var.size == null || var.size > 3 #! Invalid operand
    error_message = "It is too small."
  }
}
variable "name" {
  default = null
  validation {
    condition     = var.name == null ? true : length(var.name) > 3
    error_message = "It is too short."
  }
}
