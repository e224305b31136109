# A plural is another variable, and so is a longer name.
variable "subnet_ids" {
  default = []
}

variable "environment" {
  default = "dev"
}

output "subnet_id" {
  value = "${var.subnet_id}-${var.environment_suffix}"
}
