#=== blocks and arguments that the language does not have
resources "aws_vpc" "a" { #~ Unsupported block type
}

#=== an argument outside of any block
region = "us-east-1" #~ Unsupported argument

#=== labels
resource "aws_vpc" { #~ Missing name for resource
}

#=== labels: one too many
variable "a" "b" { #~ Extraneous label for variable
}

#=== names
resource "aws_vpc" "1a" { #~ Invalid resource name
  cidr_block = "10.0.0.0/16"
}

#=== an argument that a variable does not have
variable "a" {
  required = true #~ Unsupported argument
}

#=== an output without a value
output "a" { #~ Missing required argument
}

#=== what is declared twice
variable "a" {}
variable "a" {} #~ Duplicate variable declaration
output "o" {
  value = 1
}
output "o" { #~ Duplicate output definition
  value = 2
}
locals {
  l = 1
}
locals {
  l = 2 #~ Duplicate local value definition
}

#=== resources that are declared twice
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc" "a" { #~ Duplicate resource "aws_vpc" configuration
  cidr_block = "10.0.0.0/16"
}
data "aws_region" "a" {}
data "aws_region" "a" {} #~ Duplicate data "aws_region" configuration

#=== provider and settings that are declared twice
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
terraform {
  required_providers { #~ Duplicate required providers configuration
    random = { source = "hashicorp/random" }
  }
}
provider "aws" {
  region = "us-east-1"
}
provider "aws" { #~ Duplicate provider configuration
  region = "us-east-1"
}

#=== two backends
terraform {
  backend "s3" {}
}
terraform {
  backend "local" {} #~ Duplicate backend configuration
}

#=== a backend that is not written out: init says so
variable "bucket" {
  default = "b"
}
terraform {
  backend "s3" {
    bucket = var.bucket #! Variables not allowed
  }
}

#=== types of variables
variable "a" {
  type = "string" #~ Invalid quoted type constraints
}

#=== types that are none
variable "a" {
  type = text #~ Invalid type specification
}
variable "b" {
  type = list(string, number) #~ Invalid type specification
}
variable "c" {
  type = object({ a = string, b = optional(number, 1) })
}

#=== defaults
variable "a" {
  type    = number
  default = "many" #~ Invalid default value for variable
}
variable "b" {
  type    = list(string)
  default = []
}
variable "c" {
  type    = map(number)
  default = { a = "1" }
}
variable "d" {
  type    = string
  default = null
}

#=== defaults are constants
variable "a" {
  default = var.b #~ Variables not allowed
}
variable "b" {
  default = upper("b") #~ Function calls not allowed
}

#=== a validation must look at its own variable
variable "a" {
  validation {
    condition     = 1 == 1 #! Invalid variable validation condition
    error_message = "No."
  }
}
variable "b" {
  validation {
    condition     = length(var.b) > 1
    error_message = "Too short."
  }
}

#=== versions
terraform {
  required_version = "latest" #~ Invalid version constraint
}

#=== versions of Terraform itself
terraform {
  required_version = ">= 99.0" #~ Unsupported Terraform Core version
}

#=== names that a module call uses
variable "count" {} #~ Invalid variable name

#=== marks must be written out
variable "a" {
  sensitive = "yes" #~ Unsuitable value type
}

#=== descriptions must be written out
variable "a" {
  description = ["a"] #~ Unsuitable value type
}

#=== sources and versions must be written out
terraform {
  required_providers {
    aws = {
      source  = ["hashicorp/aws"] #~ Invalid source
      version = "~> 5.0"
    }
  }
}

#=== count and for_each together
resource "aws_vpc" "a" {
  count      = 1
  for_each   = toset(["a"]) #~ Invalid combination of "count" and "for_each"
  cidr_block = "10.0.0.0/16"
}

#=== lifecycle
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    prevent_destroys = true #~ Unsupported argument
  }
}

#=== lifecycle: what it ignores must be there
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    ignore_changes = [tags, tags["a"], cidr] #~ Unsupported attribute
  }
}

#=== two lifecycles
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {}
  lifecycle {} #~ Duplicate lifecycle block
}

#=== provisioners and their connections
resource "null_resource" "a" {
  provisioner "local-exec" { #~ Missing required argument
    cmd = "ls" #~ Unsupported argument
  }
}

#=== provisioners: a connection that one of them uses
resource "null_resource" "a" {
  connection {
    host     = "example.com"
    username = "ec2-user" #~ Unsupported argument
  }
  provisioner "remote-exec" {
    inline = ["ls"]
  }
}

#=== provisioners: when they run
resource "null_resource" "a" {
  provisioner "local-exec" {
    when    = delete #~ Invalid "when" keyword
    command = "ls"
  }
}

#=== provisioners: what is still known when the resource is gone
variable "name" {}
resource "null_resource" "a" {
  for_each = { x = "y" }
  provisioner "local-exec" {
    when    = destroy
    command = "echo ${self.id} ${each.key} ${path.module}"
  }
  provisioner "local-exec" {
    when    = destroy
    command = "echo ${var.name}" #~ Invalid reference from destroy provisioner
  }
}

#=== data sources have neither provisioners nor connections
data "aws_region" "a" {
  connection { #~ Unsupported block type
    host = "x"
  }
}

#=== lifecycle: what is ignored
resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  lifecycle {
    ignore_changes = [ami, "tags", root_block_device[0].volume_size, user_data_hash] #~ Unsupported attribute
  }
}

#=== lifecycle: what is ignored is a list
resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  lifecycle {
    ignore_changes = "all" #~ Invalid expression
  }
}

#=== lifecycle: what replaces
resource "null_resource" "a" {
  lifecycle {
    replace_triggered_by = ["null_resource.b"] #~ Invalid replace_triggered_by expression
  }
}

#=== lifecycle: what replaces is looked for when it is planned
resource "null_resource" "a" {
  lifecycle {
    replace_triggered_by = [null_resource.b.id] #! Reference to undeclared resource
  }
}

#=== a condition that asks nothing
resource "null_resource" "a" {
  lifecycle {
    precondition {
      condition     = 1 < 2 #~ Invalid precondition expression
      error_message = "No."
    }
  }
}

#=== a check has a data source of its own
check "health" {
  data "http" "page" {
    url = "https://example.com"
  }
  assert {
    condition     = data.http.page.status_code == 200
    error_message = "${data.http.page.url} is down"
  }
}

#=== a check has a data source of its own: others do not reach it
check "health" {
  data "http" "page" {
    url = "https://example.com"
  }
  assert {
    condition     = data.http.page.status_code == 200
    error_message = "down"
  }
}
output "page" {
  value = data.http.page.response_body #~ Reference to scoped resource
}

#=== a check reads its data source once
check "health" {
  data "http" "page" {
    for_each = toset(["a"]) #~ Invalid "for_each" attribute
    url      = "https://example.com"
  }
  assert {
    condition     = data.http.page["a"].status_code == 200
    error_message = "down"
  }
}

#=== a check without an assertion
check "health" { #~ Zero assert blocks
}

#=== what was moved, removed and imported
moved {
  from = module.a
  to   = module.b["x"]
}
removed {
  from = null_resource.c
  lifecycle {
    destroy = false
  }
}
import {
  to = aws_vpc.a
  id = "vpc-1"
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

#=== a module does not become a resource
moved { #~ Invalid "moved" addresses
  from = module.a
  to   = null_resource.b
}

#=== addresses are not quoted
removed {
  from = "null_resource.a" #~ Invalid expression
}

#=== instances are not removed one by one
removed {
  from = null_resource.a[0] #~ Resource instance keys not allowed
}

#=== what is imported needs a name there
import { #~ Missing required argument
  to = aws_vpc.a
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

#=== override files change what is there
variable "a" {}
locals {
  b = 1
}
#--- override.tf
variable "a" {
  default = 1
}
locals {
  b = 2
}

#=== override files declare nothing
locals {
  a = 1
}
#--- x_override.tf
variable "b" { #~ Missing base variable declaration to override
  default = 1
}

#=== versions of Terraform that are not out yet
terraform {
  required_version = ">= 1.0.0-beta1" #~ Invalid required_version constraint
}

#=== an attribute that is left out
variable "a" {
  type = object({
    size = optional(number, "large") #~ Invalid default value for optional attribute
  })
}

#=== a variable that is never null
variable "a" {
  nullable = false
  default  = null #~ Invalid default value for variable
}

#=== locals hold no blocks
locals {
  a { #~ Unexpected "a" block
    b = 1
  }
}

#=== experiments
terraform {
  experiments = [] #~ Module uses experimental features
}

#=== an alias that is no text, and still one
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = true
  region = "us-west-2"
}

#=== a provider for what is imported into a resource that is there
resource "terraform_data" "a" {}
import {
  to       = terraform_data.a
  id       = "a"
  provider = terraform #~ Invalid import provider argument
}

#=== a connection that nothing uses is not looked at
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  connection {
    host = var.nowhere
    user = self.user
  }
}

#=== the key of what is imported
resource "aws_vpc" "each" {
  for_each   = toset(["a"])
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "count" {
  count      = 2
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "one" {
  cidr_block = "10.0.0.0/16"
}

import {
  to = aws_vpc.each #~ Invalid import 'to' expression
  id = "vpc-1"
}

import {
  to = aws_vpc.count["a"] #~ Invalid import 'to' expression
  id = "vpc-2"
}

import {
  to = aws_vpc.one[0] #~ Invalid import 'to' expression
  id = "vpc-3"
}

#=== keys that fit
resource "aws_vpc" "each" {
  for_each   = toset(["a"])
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "count" {
  count      = 2
  cidr_block = "10.0.0.0/16"
}

import {
  to = aws_vpc.each["a"]
  id = "vpc-1"
}

import {
  to = aws_vpc.count[1]
  id = "vpc-2"
}

#=== the names in a type
variable "twice" {
  type = object({ a = string, a = number }) #~ Invalid type specification
}

variable "quoted" {
  type = object({ "a" = string }) #~ Invalid type specification
}

#=== a dynamic block of blocks without labels
resource "aws_security_group" "a" {
  dynamic "ingress" {
    for_each = [80]
    labels   = ["web"] #~ Unsupported argument
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

#=== the name of an argument in quotes
locals {
  "a" = 1 #! Invalid syntax
}

#=== conditions that do not hold, whatever is given
variable "region" { #~ Invalid value for variable
  type = string
  validation {
    condition     = can(var.region["0"])
    error_message = "Not a list."
  }
}
variable "size" { #~ Invalid value for variable
  type = string
  validation {
    condition     = var.size == 1
    error_message = "Not one."
  }
}
variable "name" {
  type = string
  validation {
    condition     = can(regex("^[a-z]+$", var.name))
    error_message = "A name has small letters."
  }
}

#=== preconditions of outputs are asked at once
locals {
  count = 3
  names = ["a"]
}
output "few" {
  value = local.count
  precondition {
    condition     = local.count > 5 #~ Module output value precondition failed
    error_message = "There are too few."
  }
}
output "listed" {
  value = local.names
  precondition {
    condition     = local.names #~ Invalid condition result
    error_message = "There is none."
  }
}
output "said" {
  value = local.names
  precondition {
    condition     = length(local.names) > 0
    error_message = local.names #~ Invalid error message
  }
}
resource "terraform_data" "later" {
  lifecycle {
    precondition {
      condition     = local.count > 5
      error_message = "There are too few."
    }
  }
}

#=== sets that are given are looked at when they are known
variable "ports" {
  type = set(number)
}
resource "terraform_data" "port" {
  for_each = var.ports #! Invalid for_each argument
}

#=== a removed block has provisioners for when it is destroyed alone
removed {
  from = terraform_data.a
  lifecycle {
    destroy = true
  }
  provisioner "local-exec" { #~ Invalid provisioner block
    command = "x"
  }
}
removed {
  from = terraform_data.b
  lifecycle {
    destroy = true
  }
  provisioner "local-exec" {
    when    = destroy
    command = "x"
  }
}

#=== how many are imported is counted when it is planned
resource "terraform_data" "a" {
  count = 2
}
import {
  for_each = ["b"] #! Invalid for_each argument
  to       = terraform_data.a[0]
  id       = each.value
}

#=== the key of what is imported calls no function
resource "terraform_data" "a" {
  count = 2
}
import {
  for_each = toset(["0", "1"])
  to       = terraform_data.a[tonumber(each.key)] #~ Function calls not allowed
  id       = each.value
}

#=== what is imported into a module that is not there
import {
  to = module.a.terraform_data.b #~ Configuration for import target does not exist
  id = "c"
}

#=== provisioners: one of several
resource "terraform_data" "a" {
  provisioner "remote-exec" { #! Invalid remote-exec provisioner configuration
    connection {
      host = "b"
    }
  }
  provisioner "remote-exec" {
    inline  = ["b"]
    scripts = null
    connection {
      host = "b"
    }
  }
  provisioner "file" { #! Invalid file provisioner configuration
    content     = "b"
    source      = "c"
    destination = "d"
    connection {
      host = "b"
    }
  }
}
