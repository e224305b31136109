provider "aws" {
  region = "eu-west-1"
}

# Network
resource "aws_subnet" "app" {
  count             = 2
  vpc_id            = "vpc-0"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_instance" "app" {
  ami           = data.aws_ami.amazon_linux_2.id
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.app[0].id
}

output "bucket_arn" {
  value = "arn:${data.aws_partition.current.partition}:s3:::logs-${data.aws_caller_identity.current.account_id}"
}
