#=== undeclared
resource "aws_vpc" "a" {
  cidr_block = var.cidr #~ Reference to undeclared input variable
}
output "a" {
  value = local.name #~ Reference to undeclared local value
}
output "b" {
  value = aws_subnet.a.id #~ Reference to undeclared resource
}
output "c" {
  value = data.aws_region.a.id #~ Reference to undeclared resource
}
output "d" {
  value = module.a.id #~ Reference to undeclared module
}

#=== undeclared, where a template or a function or an index hides it
output "a" {
  value = "x-${upper(var.name)}" #~ Reference to undeclared input variable
}
output "b" {
  value = [for one in var.names : one] #~ Reference to undeclared input variable
}
output "c" {
  value = { (var.key) = 1 } #~ Reference to undeclared input variable
}

#=== names that stand alone
output "a" {
  value = aws_vpc #~ Invalid reference
}

#=== attributes of a resource
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
output "a" {
  value = aws_vpc.a.idd #~ Unsupported attribute
}
output "b" {
  value = aws_vpc.a.id.first #~ Unsupported attribute
}
output "c" {
  value = aws_vpc.a.tags.Name
}
output "d" {
  value = aws_vpc.a
}

#=== nested blocks of a resource
resource "aws_ecs_service" "a" {
  name = "a"
}
output "a" {
  value = aws_ecs_service.a.network_configuration[0].subnets
}
output "b" {
  value = aws_ecs_service.a.network_configuration[0].subnet #~ Unsupported attribute
}
output "c" {
  value = aws_ecs_service.a.network_configuration.subnets #~ Invalid operation
}

#=== instances
resource "aws_vpc" "many" {
  count      = 2
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc" "one" {
  cidr_block = "10.0.0.0/16"
}
output "a" {
  value = aws_vpc.many.id #~ Missing resource instance key
}
output "b" {
  value = aws_vpc.one[0].id #~ Unexpected resource instance key
}
output "c" {
  value = aws_vpc.many[*].id
}
output "d" {
  value = aws_vpc.many[0].id
}
output "e" {
  value = [for vpc in aws_vpc.many : vpc.id]
}

#=== each and count where nothing repeats
resource "aws_vpc" "a" {
  cidr_block = each.value #~ each.value cannot be used in this context
}
resource "aws_vpc" "d" {
  cidr_block = each.key #~ Reference to "each" in context without for_each
}
resource "aws_vpc" "b" {
  cidr_block = "10.${count.index}.0.0/16" #~ Reference to "count" in non-counted context
}
resource "aws_vpc" "c" {
  count      = 2
  cidr_block = "10.${count.index}.0.0/16"
}

#=== a block that refers to itself: Terraform says so when it plans
resource "aws_vpc" "a" {
  cidr_block = aws_vpc.a.id #! Self-referential block
}

#=== self
resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = self.id #~ Invalid "self" reference
  provisioner "local-exec" {
    command = "echo ${self.id}"
  }
}

#=== paths and workspaces
output "a" {
  value = path.modules #~ Invalid "path" attribute
}
output "b" {
  value = path.root
}
output "c" {
  value = terraform.workspace
}

#=== dynamic blocks bind their own name, or another
variable "ports" {
  type = list(number)
}
resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  dynamic "ebs_block_device" {
    for_each = ["a", "b"]
    content {
      device_name = ebs_block_device.value
      volume_size = port.value #~ Reference to undeclared resource
    }
  }
}
resource "aws_security_group" "b" {
  dynamic "ingress" {
    for_each = var.ports
    iterator = port
    content {
      from_port = port.value
      to_port   = port.value
      protocol  = "tcp"
    }
  }
}

#=== depends_on
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  depends_on = [aws_vpc.b] #~ Reference to undeclared resource
}

#=== cycles
resource "aws_security_group" "a" { #~ Cycle
  ingress {
    from_port       = 1
    to_port         = 1
    protocol        = "tcp"
    security_groups = [aws_security_group.b.id]
  }
}
resource "aws_security_group" "b" {
  tags = { Other = aws_security_group.a.id }
}

#=== cycles through locals
locals {
  one = local.two #~ Cycle
  two = local.one
}

#=== a key that a map which is written out does not have
locals {
  sizes = tomap({ small = 1, large = 4 })
}
output "a" {
  value = local.sizes.small
}
output "b" {
  value = local.sizes.medium #! Unsupported attribute
}
output "c" {
  value = try(local.sizes["medium"], 2)
}
output "d" {
  value = length(local.sizes) > 1 ? local.sizes : tomap({})
}
