#=== an ephemeral value is not kept in a resource
variable "token" {
  type      = string
  ephemeral = true
}
locals {
  header = { auth = "Bearer ${var.token}" }
}
resource "terraform_data" "a" {
  input = upper(var.token) #~ Invalid use of ephemeral value
}
resource "terraform_data" "b" {
  triggers_replace = [local.header] #~ Invalid use of ephemeral value
}

#=== nor in a nested block
variable "key" {
  ephemeral = true
}
resource "aws_instance" "a" { #~ Invalid use of ephemeral value
  ami           = "a"
  instance_type = "t3.micro"
  root_block_device {
    kms_key_id = var.key
  }
}

#=== where it may be used
variable "token" {
  type      = string
  ephemeral = true
  validation {
    condition     = var.token != ""
    error_message = "It is empty."
  }
}
provider "aws" {
  region = "eu-west-1"
  token  = var.token
}
resource "terraform_data" "a" {
  input = [ephemeralasnull(var.token), can(var.token), length([var.token])]
  provisioner "local-exec" {
    command = "login ${var.token}"
  }
}

#=== the name of a write-only argument says so (the oracle's schemas do not)
variable "token" {
  ephemeral = true
}
resource "aws_ssm_parameter" "a" {
  name             = "/a"
  type             = "SecureString"
  value_wo         = var.token
  value_wo_version = 1
}
resource "aws_ssm_parameter" "b" {
  name  = "/b"
  type  = "SecureString"
  value = var.token #! Invalid use of ephemeral value
}

#=== outputs
variable "token" {
  ephemeral = true
}
output "a" {
  value = var.token #~ Ephemeral value not allowed
}
output "b" { #~ Ephemeral output not allowed
  value     = var.token
  ephemeral = true
}

#=== what decides how many there are
variable "n" {
  type      = number
  ephemeral = true
}
resource "terraform_data" "a" {
  count = var.n #~ Invalid count argument
}

#=== an argument of a module
variable "token" {
  ephemeral = true
}
module "a" {
  source = "./a"
  kept   = "x-${var.token}" #~ Ephemeral value not allowed
  passed = var.token
}
#--- a/main.tf
variable "kept" {}
variable "passed" {
  ephemeral = true
}
output "passed" {
  value     = var.passed
  ephemeral = true
}

#=== whether it is applied is ephemeral
output "applying" {
  value = terraform.applying #~ Ephemeral value not allowed
}
